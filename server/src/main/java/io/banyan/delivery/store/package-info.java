/** The tables of the room delivery, in the schema of the same name. */
@NullMarked
package io.banyan.delivery.store;

import org.jspecify.annotations.NullMarked;
