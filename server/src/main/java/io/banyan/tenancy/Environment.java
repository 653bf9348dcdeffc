package io.banyan.tenancy;

import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.Generation;
import io.banyan.kernel.TribeName;
import java.time.Instant;

/**
 * Where a tribe runs applications, apart from its other environments.
 *
 * @param production whether real business depends on it
 */
public record Environment(
        TribeName tribe,
        EnvironmentName name,
        String displayName,
        boolean production,
        Instant createdAt,
        Generation generation) {}
