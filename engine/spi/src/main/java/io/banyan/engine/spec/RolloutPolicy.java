package io.banyan.engine.spec;

import java.time.Duration;

/**
 * How instances are exchanged for those of another release.
 *
 * @param maxSurge instances beyond the wanted number that may exist meanwhile; one that drains or stops no longer counts
 * @param maxUnavailable ready instances that may be missing from the wanted number meanwhile
 * @param progressDeadline longest time without progress (another instance ready) before the roll counts as failed; the
 *     engine then stops exchanging and leaves what serves alone
 * @param minReady how long an instance must be ready before it counts
 * @param paused whether the roll is held where it is
 */
public record RolloutPolicy(
        int maxSurge, int maxUnavailable, Duration progressDeadline, Duration minReady, boolean paused) {

    public RolloutPolicy {
        if (maxSurge < 0 || maxUnavailable < 0 || maxSurge + maxUnavailable == 0) {
            throw new IllegalArgumentException("a roll needs a surge or an unavailability of at least one to move");
        }
    }

    public static final RolloutPolicy DEFAULT = new RolloutPolicy(1, 0, Duration.ofMinutes(2), Duration.ZERO, false);

    public RolloutPolicy withPaused(boolean paused) {
        return new RolloutPolicy(maxSurge, maxUnavailable, progressDeadline, minReady, paused);
    }

    public RolloutPolicy withProgressDeadline(Duration progressDeadline) {
        return new RolloutPolicy(maxSurge, maxUnavailable, progressDeadline, minReady, paused);
    }
}
