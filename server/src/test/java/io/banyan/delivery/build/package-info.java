/** Tests of the package of the same name. */
@NullMarked
package io.banyan.delivery.build;

import org.jspecify.annotations.NullMarked;
