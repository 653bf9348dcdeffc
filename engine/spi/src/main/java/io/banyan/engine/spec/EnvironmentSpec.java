package io.banyan.engine.spec;

import java.util.List;
import java.util.Optional;

/**
 * An environment as it should be.
 *
 * @param quota the most that all instances together may ask for; empty means no limit of its own
 * @param registries credentials for pulling images, by registry
 */
public record EnvironmentSpec(
        EnvironmentId id, long generation, Optional<Resources> quota, List<RegistryCredential> registries) {
    public EnvironmentSpec {
        registries = List.copyOf(registries);
    }

    public static EnvironmentSpec of(EnvironmentId id, long generation) {
        return new EnvironmentSpec(id, generation, Optional.empty(), List.of());
    }
}
