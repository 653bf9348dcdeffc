package io.banyan.delivery.store;

import io.banyan.applications.Source;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.PersonName;
import java.util.Optional;

/** What somebody asked for. */
public record NewDeployment(
        ApplicationRef ref,
        PersonName by,
        String message,
        Source source,
        Optional<String> score,
        Optional<Integer> replicas,
        boolean automatic) {}
