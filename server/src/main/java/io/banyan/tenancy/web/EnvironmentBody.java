package io.banyan.tenancy.web;

import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.Generation;
import io.banyan.kernel.TribeName;
import io.banyan.kernel.Versioned;
import io.banyan.tenancy.Environment;
import java.time.Instant;

/** An environment as it is shown. */
record EnvironmentBody(
        TribeName tribe,
        EnvironmentName name,
        String displayName,
        boolean production,
        Instant createdAt,
        long generation)
        implements Versioned {

    static EnvironmentBody of(Environment environment) {
        return new EnvironmentBody(
                environment.tribe(),
                environment.name(),
                environment.displayName(),
                environment.production(),
                environment.createdAt(),
                environment.generation().value());
    }

    @Override
    public Generation currentGeneration() {
        return new Generation(generation);
    }
}
