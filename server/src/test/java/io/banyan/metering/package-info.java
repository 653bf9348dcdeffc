/** Tests of the package of the same name. */
@NullMarked
package io.banyan.metering;

import org.jspecify.annotations.NullMarked;
