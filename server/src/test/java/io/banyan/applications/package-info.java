/** Tests of the package of the same name. */
@NullMarked
package io.banyan.applications;

import org.jspecify.annotations.NullMarked;
