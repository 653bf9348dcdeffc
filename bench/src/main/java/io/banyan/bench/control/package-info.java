/**
 * How the control plane carries many applications: the whole server and its PostgreSQL in processes of their own, with the
 * engine in memory in the place of containers, so that ten thousand applications fit on one machine.
 */
@NullMarked
package io.banyan.bench.control;

import org.jspecify.annotations.NullMarked;
