/** Placeholder purpose: written with the first class. */
@NullMarked
package io.banyan.cli;

import org.jspecify.annotations.NullMarked;
