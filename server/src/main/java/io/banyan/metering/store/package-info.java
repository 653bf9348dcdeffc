/** The tables of this room: samples, in one partition per day. */
@NullMarked
package io.banyan.metering.store;

import org.jspecify.annotations.NullMarked;
