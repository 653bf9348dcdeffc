package io.banyan.delivery.store;

import io.banyan.applications.Source;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.PersonName;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody asked for.
 *
 * @param automaticRelease the release to return to, when the platform itself asks; such a deployment rolls at once
 */
public record NewDeployment(
        ApplicationRef ref,
        PersonName by,
        String message,
        Source source,
        Optional<String> score,
        Optional<Integer> replicas,
        Optional<UUID> automaticRelease) {}
