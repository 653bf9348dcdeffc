/**
 * The chained log of everything that was done, tried or denied, and its verifier. If an entry cannot be written, the action
 * it tells of does not happen.
 */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package io.banyan.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
