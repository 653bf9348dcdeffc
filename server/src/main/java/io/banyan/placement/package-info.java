/**
 * Where replicas go: a pure function of intent, zones, what was observed, policy and time. No database, no clock, no
 * framework.
 */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package io.banyan.placement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
