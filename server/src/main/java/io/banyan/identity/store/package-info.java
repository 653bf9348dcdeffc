/** The tables of people, sessions and tokens. */
@NullMarked
package io.banyan.identity.store;

import org.jspecify.annotations.NullMarked;
