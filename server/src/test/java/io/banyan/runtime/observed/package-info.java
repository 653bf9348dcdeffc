/** Tests of the package of the same name. */
@NullMarked
package io.banyan.runtime.observed;

import org.jspecify.annotations.NullMarked;
