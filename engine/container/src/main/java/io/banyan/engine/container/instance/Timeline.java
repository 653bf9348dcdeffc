package io.banyan.engine.container.instance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Time for whatever waits, as opposed to what people are told: it runs evenly while the machine's clock is set forth or
 * back, so that no deadline is missed for it and no wait becomes longer. Its instants mean nothing outside this process.
 */
public final class Timeline {
    private final Clock clock;
    private final long begin = System.nanoTime();

    /**
     * @param clock the machine's, which may be set at any time
     */
    public Timeline(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return Instant.EPOCH.plusNanos(System.nanoTime() - begin);
    }

    /** Where something is that carries a time of the clock. What seems to come from the future happens now. */
    public Instant of(Instant told) {
        Duration age = Duration.between(told, clock.instant());
        return age.isNegative() ? now() : now().minus(age);
    }
}
