/**
 * Words that every room shares: typed names, generations, error codes, the caller, the clock. Knows no framework and no
 * other room.
 */
@NullMarked
package io.banyan.kernel;

import org.jspecify.annotations.NullMarked;
