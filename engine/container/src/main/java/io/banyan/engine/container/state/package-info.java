/**
 * The engine's small files: what labels cannot carry and a restart must not lose. Written whole, to a new file that then
 * takes the old one's name, so that a crash leaves one or the other.
 */
@NullMarked
package io.banyan.engine.container.state;

import org.jspecify.annotations.NullMarked;
