package io.banyan.runtime.rollouts;

import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.Generation;
import io.banyan.kernel.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One exchange of instances.
 *
 * @param rolledAt the generation of the intent that began it; unique per application
 * @param release what it rolls to; empty when the intent was withdrawn before anything was released
 * @param previous what was rolled to before, for telling what changed
 * @param patience longest time without progress
 * @param deadlineAt when patience ends, by the database's clock; moves with each progress
 * @param verdict present once it ended
 */
public record Rollout(
        UUID id,
        ApplicationRef ref,
        Generation rolledAt,
        Optional<UUID> release,
        Optional<UUID> previous,
        Instant startedAt,
        Duration patience,
        Instant deadlineAt,
        Optional<Instant> endedAt,
        Optional<Verdict> verdict) {
    public boolean open() {
        return verdict.isEmpty();
    }
}
