/** Tests of the package of the same name. */
@NullMarked
package io.banyan.runtime.rollouts;

import org.jspecify.annotations.NullMarked;
