package io.banyan.tenancy;

import io.banyan.kernel.Generation;
import io.banyan.kernel.TribeName;
import java.time.Instant;

/** A tenant: people, environments, applications that belong together and see nothing of other tribes. */
public record Tribe(TribeName name, String displayName, Instant createdAt, Generation generation) {}
