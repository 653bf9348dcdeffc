package io.banyan.applications;

import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.Generation;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What people want of one application in one environment. Status never goes in here.
 *
 * @param generation grows by one with each change, also across removal and a later deployment
 * @param rolledAt the generation at which the current roll began: the last that released, restarted, withdrew or removed;
 *     scaling and pausing leave it
 * @param release what shall run; empty when nothing shall (never released, or the first release was given up)
 * @param replicas wanted instances of a service
 * @param paused whether the rollout is held where it is
 * @param restartToken another value than before exchanges all instances; empty when never restarted
 * @param restartedAt when that was asked for
 * @param removed whether the application shall be gone from the environment
 * @param facts what the surroundings were when release or restart was asked for
 */
public record Intent(
        ApplicationRef ref,
        Generation generation,
        Generation rolledAt,
        Optional<UUID> release,
        int replicas,
        boolean paused,
        String restartToken,
        Optional<Instant> restartedAt,
        boolean removed,
        Facts facts,
        Instant changedAt) {}
