/**
 * What was last seen of each application, kept so that it can be told while the engine is silent, and what it means for
 * people. Silence is never taken for absence.
 */
@NullMarked
package io.banyan.runtime.observed;

import org.jspecify.annotations.NullMarked;
