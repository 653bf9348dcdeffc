package io.banyan.delivery;

import io.banyan.kernel.ApplicationRef;
import java.util.Optional;
import java.util.UUID;

/** The port by which readers of a deployment see how its rollout goes; the room runtime provides it. */
public interface RolloutView {

    /**
     * How a rollout goes right now. Only a read; ask again for what came after.
     *
     * @param rollout the one that {@link RolloutReports#rolloutStarted} named
     * @return empty when it is not known, or when a newer one has taken the instances over
     */
    Optional<RolloutProgress> now(ApplicationRef ref, UUID rollout);
}
