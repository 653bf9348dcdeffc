/** Tests of the package of the same name. */
@NullMarked
package io.banyan.runtime;

import org.jspecify.annotations.NullMarked;
