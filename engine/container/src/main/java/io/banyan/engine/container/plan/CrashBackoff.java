package io.banyan.engine.container.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long to wait before another attempt at a release whose instances keep failing.
 *
 * <p>The first death of an instance that had been ready is mended at once; after that, and for instances that never came
 * up, the wait is 1 s and doubles up to 5 min. Deaths of instances that were created before the last counted failure
 * belong to the same failure. Ten minutes without a failure start over. A ready instance that something outside killed
 * (SIGKILL, not for memory) is replaced at once and does not count: the application is not to blame.
 *
 * @param level 0: nothing happened; 1: next attempt at once; 2: after 1 s; 3: after 2 s; ...
 */
public record CrashBackoff(int level, Optional<Instant> lastFailureAt, Optional<Instant> notBefore) {
    public static final CrashBackoff NONE = new CrashBackoff(0, Optional.empty(), Optional.empty());

    private static final Duration FORGET_AFTER = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /**
     * One failure.
     *
     * @param createdAt when the instance was created
     * @param wasReady whether it had been ready
     * @param killedFromOutside whether it was killed, by neither the engine nor the kernel's memory limit
     */
    public record Death(Instant createdAt, boolean wasReady, boolean killedFromOutside) {}

    public CrashBackoff after(Death death, Instant now) {
        if (death.wasReady() && death.killedFromOutside()) {
            return this;
        }
        boolean sameFailure =
                lastFailureAt.filter(last -> death.createdAt().isBefore(last)).isPresent();
        if (sameFailure) {
            return this;
        }
        boolean forgotten = lastFailureAt
                .filter(last -> !last.plus(FORGET_AFTER).isAfter(now))
                .isPresent();
        int before = forgotten ? 0 : level;
        int next = before == 0 && !death.wasReady() ? 2 : before + 1;
        return new CrashBackoff(next, Optional.of(now), Optional.of(now.plus(delay(next))));
    }

    private static Duration delay(int level) {
        if (level <= 1) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(level - 2, 20));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
