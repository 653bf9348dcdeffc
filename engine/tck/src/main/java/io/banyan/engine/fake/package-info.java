/**
 * An engine in memory, for tests and for benches that need ten thousand workloads and no machine.
 *
 * <p>It keeps the rules of the port (generations, rolls, back-off, runs, routes, logs) but plays the containers: a
 * {@link io.banyan.engine.fake.Program} says what an image does, {@link io.banyan.engine.fake.Faults} says what goes
 * wrong. Time is the caller's: a {@link io.banyan.engine.fake.SettableClock} cranked by hand, or the machine's clock
 * with a thread of its own. Deciding is in {@code ServiceRules}; everything else does.
 */
@NullMarked
package io.banyan.engine.fake;

import org.jspecify.annotations.NullMarked;
