/** The endpoints of the room delivery. */
@NullMarked
package io.banyan.delivery.web;

import org.jspecify.annotations.NullMarked;
