/** A file tree as values: scanned, hardened, compared with its parent's, written as a layer. */
@NullMarked
package io.banyan.images.tree;

import org.jspecify.annotations.NullMarked;
