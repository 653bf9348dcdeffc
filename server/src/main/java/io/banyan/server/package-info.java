/** Placeholder purpose: written with the first class. */
@NullMarked
package io.banyan.server;

import org.jspecify.annotations.NullMarked;
