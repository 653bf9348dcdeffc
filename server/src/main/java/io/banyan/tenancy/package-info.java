/**
 * Tribes, their environments and members, and the right of a caller to act in one. Every other room asks here before it
 * reads or writes on behalf of a tribe.
 */
@ApplicationModule(allowedDependencies = {"kernel", "audit", "identity"})
@NullMarked
package io.banyan.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
