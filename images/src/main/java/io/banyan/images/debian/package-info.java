/** The distribution: bootstrapping a root, its package database, the mirror's state, the list of what is inside. */
@NullMarked
package io.banyan.images.debian;

import org.jspecify.annotations.NullMarked;
