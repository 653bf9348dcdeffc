package io.banyan.engine.container;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The machine's clock, as it looks to a process while somebody sets it. */
final class SetClock extends Clock {
    private final AtomicReference<Duration> off = new AtomicReference<>(Duration.ZERO);

    /** Sets it forth, or back by a negative time. */
    void set(Duration by) {
        off.accumulateAndGet(by, Duration::plus);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(off.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("only instants are asked for");
    }
}
