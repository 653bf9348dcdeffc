/** What containers wrote: read while they run, kept after they are gone. */
@NullMarked
package io.banyan.engine.container.logs;

import org.jspecify.annotations.NullMarked;
