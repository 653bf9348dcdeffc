/**
 * Which engine this installation drives, and its settings.
 */
@NullMarked
package io.banyan.runtime.wiring;

import org.jspecify.annotations.NullMarked;
