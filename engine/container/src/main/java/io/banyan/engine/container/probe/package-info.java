/** Asks containers how they are: startup, liveness and readiness, by HTTP, by connecting and by a command inside. */
@NullMarked
package io.banyan.engine.container.probe;

import org.jspecify.annotations.NullMarked;
