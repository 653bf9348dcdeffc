package io.banyan.server.background;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Instant;

/**
 * The time that runs and wake-ups are due by: begins with the database's and goes on evenly, so that setting the
 * machine's clock forth declares no run dead and setting it back puts none off.
 */
final class EvenClock implements Clock {
    private final Instant begin;
    private final long beginNanos = System.nanoTime();

    /**
     * @param now the database's time
     */
    EvenClock(Instant now) {
        this.begin = now;
    }

    @Override
    public Instant now() {
        return begin.plusNanos(System.nanoTime() - beginNanos);
    }
}
