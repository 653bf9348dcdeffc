/** The tables of tribes, members and environments. */
@NullMarked
package io.banyan.tenancy.store;

import org.jspecify.annotations.NullMarked;
