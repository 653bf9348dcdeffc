/** From sources to images: what builds them is decided from the files alone, then done in throw-away containers. */
@NullMarked
package io.banyan.delivery.build;

import org.jspecify.annotations.NullMarked;
