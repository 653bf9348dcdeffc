/**
 * What was used, by whom, when: raw samples, written once.
 */
@ApplicationModule(allowedDependencies = {"kernel", "audit", "tenancy"})
@NullMarked
package io.banyan.metering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
