/** Proves the engine's files. */
@NullMarked
package io.banyan.engine.container.state;

import org.jspecify.annotations.NullMarked;
