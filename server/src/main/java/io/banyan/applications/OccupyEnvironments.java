package io.banyan.applications;

import io.banyan.kernel.EnvironmentName;
import io.banyan.tenancy.Occupants;
import io.banyan.tenancy.TribeScope;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says which applications keep a tribe or an environment from being deleted. */
@Component
class OccupyEnvironments implements Occupants {
    private static final int NAMED = 20;

    private final Applications applications;
    private final Intents intents;

    OccupyEnvironments(Applications applications, Intents intents) {
        this.applications = applications;
        this.intents = intents;
    }

    @Override
    public List<String> in(TribeScope scope, Optional<EnvironmentName> environment) {
        return environment
                .map(name -> intents.ofEnvironment(scope, name).stream()
                        .map(intent -> "application " + intent.ref().application())
                        .toList())
                .orElseGet(() -> applications.of(scope, Optional.empty(), NAMED).stream()
                        .map(application -> "application " + application.name())
                        .toList());
    }
}
