/** Tests of the package of the same name. */
@NullMarked
package io.banyan.delivery.work;

import org.jspecify.annotations.NullMarked;
