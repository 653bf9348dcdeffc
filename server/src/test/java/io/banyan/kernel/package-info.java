/** Tests of the room kernel. */
@NullMarked
package io.banyan.kernel;

import org.jspecify.annotations.NullMarked;
