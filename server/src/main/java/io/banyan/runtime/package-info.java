/**
 * Makes intent true and tells what is: engines, the reconcile loop, observed state, rollouts and their verdicts. It never
 * takes a user's word for what runs.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "audit",
            "identity",
            "tenancy",
            "applications",
            "delivery",
            "placement",
            "metering"
        })
@NullMarked
package io.banyan.runtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
