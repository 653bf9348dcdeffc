package io.banyan.runtime;

import io.banyan.runtime.observed.Timepiece;
import java.time.Duration;
import java.time.Instant;

/** A time whose wall clock jumps when a test asks for it; what never jumps does not. */
public final class JumpingTime implements Timepiece {
    private final Timepiece real;
    private volatile Duration offset = Duration.ZERO;

    public JumpingTime(Timepiece real) {
        this.real = real;
    }

    public void jump(Duration by) {
        offset = offset.plus(by);
    }

    public void reset() {
        offset = Duration.ZERO;
    }

    @Override
    public Instant now() {
        return real.now().plus(offset);
    }

    @Override
    public Duration elapsed() {
        return real.elapsed();
    }
}
