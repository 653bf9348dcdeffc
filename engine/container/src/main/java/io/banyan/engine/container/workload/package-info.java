/**
 * Keeps each workload as it was asked for. One actor per workload compares what is wanted with what is there and lets the
 * difference be carried out; it is woken without data, looks at everything again, and never waits for anything slow.
 */
@NullMarked
package io.banyan.engine.container.workload;

import org.jspecify.annotations.NullMarked;
