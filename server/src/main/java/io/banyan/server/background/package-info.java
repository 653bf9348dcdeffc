/** Durable background work for all rooms, on db-scheduler. */
@NullMarked
package io.banyan.server.background;

import org.jspecify.annotations.NullMarked;
