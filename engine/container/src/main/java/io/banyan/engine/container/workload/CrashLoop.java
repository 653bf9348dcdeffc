package io.banyan.engine.container.workload;

import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.plan.CrashBackoff;
import java.time.Instant;

/** Tells people about repeated failures: that there were several, and when the next attempt comes. */
final class CrashLoop {
    /** Below it a crash is just a crash. */
    private static final int LOOP_LEVEL = 3;

    private CrashLoop() {}

    static Fault name(Fault last, CrashBackoff backoff, Instant now) {
        boolean crash = last.code() == FaultCode.CRASHED || last.code() == FaultCode.CRASHED_AT_START;
        FaultCode code = crash && backoff.level() >= LOOP_LEVEL ? FaultCode.CRASH_LOOP : last.code();
        return backoff.notBefore()
                .filter(next -> next.isAfter(now))
                .map(next -> new Fault(code, last.message() + "; next attempt at " + next, last.nextStep()))
                .orElse(last);
    }
}
