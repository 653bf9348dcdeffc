/** What instances have used, as the container API counts it. */
@NullMarked
package io.banyan.engine.container.usage;

import org.jspecify.annotations.NullMarked;
