/**
 * Builds of the room delivery, done in containers of the engine.
 */
@NullMarked
package io.banyan.runtime.builds;

import org.jspecify.annotations.NullMarked;
