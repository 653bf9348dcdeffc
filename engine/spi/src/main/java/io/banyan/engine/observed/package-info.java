/**
 * What an engine saw: workloads, instances, runs, usage. Nothing here is ever written by a user.
 */
@NullMarked
package io.banyan.engine.observed;

import org.jspecify.annotations.NullMarked;
