/** Tests of the package of the same name. */
@NullMarked
package io.banyan.delivery.source;

import org.jspecify.annotations.NullMarked;
