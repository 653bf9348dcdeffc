/** Proves the reading of logs. */
@NullMarked
package io.banyan.engine.container.logs;

import org.jspecify.annotations.NullMarked;
