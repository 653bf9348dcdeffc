package io.banyan.engine;

import io.banyan.engine.spec.WorkloadId;

/** The engine already holds a newer generation of the workload than the one offered; nothing was changed. */
public final class StaleGenerationException extends EngineException {
    private static final long serialVersionUID = 1L;

    private final long held;
    private final long offered;

    public StaleGenerationException(WorkloadId workload, long held, long offered) {
        this(workload.toString(), held, offered);
    }

    /** @param subject what was offered, as people know it, for example {@code "routes of wealth/dev"} */
    public StaleGenerationException(String subject, long held, long offered) {
        super(new Fault(
                FaultCode.STALE_GENERATION,
                subject + " is at generation " + held + "; generation " + offered + " is older and was refused",
                "read the current intent again and apply that"));
        this.held = held;
        this.offered = offered;
    }

    public long held() {
        return held;
    }

    public long offered() {
        return offered;
    }
}
