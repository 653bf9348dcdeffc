/** Placeholder purpose: written with the first class. */
@NullMarked
package io.banyan.engine;

import org.jspecify.annotations.NullMarked;
