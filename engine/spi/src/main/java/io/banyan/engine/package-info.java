/**
 * The engine port: how the control plane says "keep this workload in this shape" and how it learns what is.
 *
 * <p>Desired state goes down as immutable values ({@code spec}), what was seen comes back only as observations
 * ({@code observed}). Every desired value carries a generation that its owner raises by at least one per change; an
 * engine refuses an older one, so that a delayed writer can never undo a newer intent. All calls are idempotent.
 *
 * <p>An engine keeps what was applied running on its own. What it can do beyond that is a declared
 * {@link io.banyan.engine.Capability}: claimed means that the contract test of the capability passes.
 */
@NullMarked
package io.banyan.engine;

import org.jspecify.annotations.NullMarked;
