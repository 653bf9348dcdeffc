package io.banyan.runtime.web;

import io.banyan.applications.ApplicationStates;
import io.banyan.applications.Intents;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.ApplicationRef;
import io.banyan.runtime.observed.FaultNames;
import io.banyan.tenancy.TribeScope;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Tells the room applications how its applications are. */
@Component
class TellStates implements ApplicationStates {
    private final Intents intents;
    private final ReadDeployed read;

    TellStates(Intents intents, ReadDeployed read) {
        this.intents = intents;
        this.read = read;
    }

    @Override
    public Map<ApplicationRef, String> of(TribeScope scope, Collection<ApplicationName> applications) {
        Map<ApplicationRef, String> states = new TreeMap<>();
        for (ApplicationName application : applications) {
            intents.ofApplication(scope, application)
                    .forEach(intent -> states.put(
                            intent.ref(),
                            FaultNames.of(read.one(intent).status().state())));
        }
        return states;
    }
}
