/**
 * From intent to what an engine is asked for: pure, and the same for the same intent and release.
 */
@NullMarked
package io.banyan.runtime.compile;

import org.jspecify.annotations.NullMarked;
