package io.banyan.tenancy.web;

import io.banyan.kernel.Generation;
import io.banyan.kernel.TribeName;
import io.banyan.kernel.Versioned;
import io.banyan.tenancy.Role;
import io.banyan.tenancy.Tribe;
import java.time.Instant;

/**
 * A tribe as it is shown.
 *
 * @param role of the one who asks
 */
record TribeBody(TribeName name, String displayName, Instant createdAt, long generation, Role role)
        implements Versioned {

    static TribeBody of(Tribe tribe, Role role) {
        return new TribeBody(
                tribe.name(),
                tribe.displayName(),
                tribe.createdAt(),
                tribe.generation().value(),
                role);
    }

    @Override
    public Generation currentGeneration() {
        return new Generation(generation);
    }
}
