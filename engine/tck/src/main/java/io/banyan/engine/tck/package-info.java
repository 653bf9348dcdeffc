/** Placeholder purpose: written with the first class. */
@NullMarked
package io.banyan.engine.tck;

import org.jspecify.annotations.NullMarked;
