/** Tests of the package of the same name. */
@NullMarked
package io.banyan.placement;

import org.jspecify.annotations.NullMarked;
