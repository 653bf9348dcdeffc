/** The endpoints of tribes, members and environments. */
@NullMarked
package io.banyan.tenancy.web;

import org.jspecify.annotations.NullMarked;
