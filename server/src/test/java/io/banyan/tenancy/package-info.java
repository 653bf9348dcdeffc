/** Tests of the room tenancy. */
@NullMarked
package io.banyan.tenancy;

import org.jspecify.annotations.NullMarked;
