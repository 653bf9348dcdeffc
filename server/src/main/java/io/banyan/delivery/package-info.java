/**
 * From source to release: repositories, builds, releases, deployments. Builds run in containers that this room asks for
 * through a port; it never sees an engine.
 */
@ApplicationModule(allowedDependencies = {"kernel", "audit", "identity", "tenancy", "applications"})
@NullMarked
package io.banyan.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
