/** Tests of the room identity. */
@NullMarked
package io.banyan.identity;

import org.jspecify.annotations.NullMarked;
