/**
 * People, how they sign in, and the tokens that act for them. Knows nothing of tribes beyond their names.
 */
@ApplicationModule(allowedDependencies = {"kernel", "audit"})
@NullMarked
package io.banyan.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
