package io.banyan.engine;

import java.util.Set;

/**
 * What kind of engine this is and what it offers.
 *
 * @param kind stable name of the kind, for example {@code container} or {@code kubernetes}
 * @param version the version of the software behind it, for people
 * @param capabilities what it claims; the contract suite proves each
 * @param cpuMillicores processing power it can hand out, in thousandths of a core
 * @param memoryBytes memory it can hand out, in bytes
 */
public record EngineDescription(
        String kind, String version, Set<Capability> capabilities, long cpuMillicores, long memoryBytes) {
    public EngineDescription {
        capabilities = Set.copyOf(capabilities);
    }
}
