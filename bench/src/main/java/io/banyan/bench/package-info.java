/** Placeholder purpose: written with the first class. */
@NullMarked
package io.banyan.bench;

import org.jspecify.annotations.NullMarked;
