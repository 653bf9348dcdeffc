/**
 * What people want to run: Score manifests, applications, and the intent of each application in each environment. Intent
 * only: nothing in this room knows what actually runs.
 */
@ApplicationModule(allowedDependencies = {"kernel", "audit", "identity", "tenancy"})
@NullMarked
package io.banyan.applications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
