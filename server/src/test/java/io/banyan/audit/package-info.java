/** Tests of the room audit. */
@NullMarked
package io.banyan.audit;

import org.jspecify.annotations.NullMarked;
