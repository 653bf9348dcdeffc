/** The endpoints of the room applications. */
@NullMarked
package io.banyan.applications.web;

import org.jspecify.annotations.NullMarked;
