package io.banyan.placement;

import java.time.Instant;
import java.util.Optional;

/**
 * One room of machines behind one engine.
 *
 * @param region the region it belongs to
 * @param hosts number of machines that can run instances
 * @param total what its engine can hand out
 * @param promised what all other applications were promised there
 * @param unreachableSince since when its engine does not answer
 */
public record Zone(
        String name, String region, int hosts, Capacity total, Capacity promised, Optional<Instant> unreachableSince) {
    Capacity free() {
        return total.minus(promised);
    }
}
