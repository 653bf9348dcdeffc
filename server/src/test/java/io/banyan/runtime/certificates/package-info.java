/** Tests of the package of the same name. */
@NullMarked
package io.banyan.runtime.certificates;

import org.jspecify.annotations.NullMarked;
