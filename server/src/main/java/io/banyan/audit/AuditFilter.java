package io.banyan.audit;

import io.banyan.kernel.TribeName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which entries are asked for.
 *
 * @param tribes only entries of these; empty for all, those of no tribe included
 * @param action an action or, ending in a dot, the noun of several
 * @param from inclusive
 * @param to exclusive
 */
public record AuditFilter(
        Optional<Set<TribeName>> tribes,
        Optional<String> actor,
        Optional<String> action,
        Optional<Instant> from,
        Optional<Instant> to) {
    public static final AuditFilter ALL =
            new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
