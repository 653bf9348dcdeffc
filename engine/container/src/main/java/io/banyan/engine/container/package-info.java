/** Placeholder purpose: written with the first class. */
@NullMarked
package io.banyan.engine.container;

import org.jspecify.annotations.NullMarked;
