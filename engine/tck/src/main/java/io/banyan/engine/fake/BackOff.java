package io.banyan.engine.fake;

import java.time.Duration;
import java.time.Instant;

/**
 * When a replacement may start: at once after the first death of an instance that served, then after 1 s, 2 s, 4 s and so
 * on up to five minutes. A quiet ten minutes forgets everything.
 *
 * @param deaths deaths in a row
 * @param notBefore the earliest start of the next replacement
 */
record BackOff(int deaths, Instant notBefore) {
    static final BackOff NONE = new BackOff(0, Instant.MIN);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration QUIET = Duration.ofMinutes(10);

    BackOff afterDeath(boolean served, Instant now) {
        if (deaths > 0 && now.isAfter(notBefore.plus(QUIET))) {
            return NONE.afterDeath(served, now);
        }
        if (deaths == 0 && served) {
            return new BackOff(1, now);
        }
        int doublings = Math.min(deaths, 16);
        Duration wait = FIRST.multipliedBy(1L << doublings);
        return new BackOff(deaths + 1, now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
    }

    boolean isLoop() {
        return deaths > 2;
    }
}
