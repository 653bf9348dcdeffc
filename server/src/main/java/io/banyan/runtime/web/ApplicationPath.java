package io.banyan.runtime.web;

import io.banyan.applications.Intent;
import io.banyan.applications.Intents;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.Caller;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.Access;
import io.banyan.tenancy.Role;
import io.banyan.tenancy.TribeScope;
import org.springframework.stereotype.Component;

/** Turns the path of a request into an application that the caller may touch. */
@Component
class ApplicationPath {
    private final Access access;
    private final Intents intents;

    ApplicationPath(Access access, Intents intents) {
        this.access = access;
        this.intents = intents;
    }

    /** What a request is about, with the proof that its caller may. */
    record Found(TribeScope scope, Intent intent) {
        ApplicationRef ref() {
            return intent.ref();
        }
    }

    /**
     * Finds it.
     *
     * @throws io.banyan.kernel.BanyanException NOT_FOUND or FORBIDDEN, see {@link Access#require}
     */
    Found require(
            Caller caller,
            TribeName tribe,
            EnvironmentName environment,
            ApplicationName application,
            Role role,
            String action) {
        TribeScope scope = access.require(caller, tribe, role, action);
        ApplicationRef ref = new ApplicationRef(tribe, environment, application);
        return new Found(scope, intents.require(scope, ref));
    }
}
