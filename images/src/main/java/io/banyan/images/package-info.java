/** Placeholder purpose: written with the first class. */
@NullMarked
package io.banyan.images;

import org.jspecify.annotations.NullMarked;
