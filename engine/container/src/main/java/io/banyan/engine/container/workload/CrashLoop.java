package io.banyan.engine.container.workload;

import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.plan.CrashBackoff;
import java.time.Duration;
import java.time.Instant;

/** Tells people about repeated failures: that there were several, and how long the next attempt is put off. */
final class CrashLoop {
    /** Below it a crash is just a crash. */
    private static final int LOOP_LEVEL = 3;

    private CrashLoop() {}

    static Fault name(Fault last, CrashBackoff backoff, Instant now) {
        boolean crash = last.code() == FaultCode.CRASHED || last.code() == FaultCode.CRASHED_AT_START;
        if (!crash || backoff.level() < LOOP_LEVEL) {
            return last;
        }
        long wait = backoff.notBefore()
                .map(next -> Math.max(0, Duration.between(now, next).toSeconds()))
                .orElse(0L);
        return new Fault(
                FaultCode.CRASH_LOOP,
                last.message() + ", again and again; the next attempt comes after " + wait + " s",
                last.nextStep());
    }
}
