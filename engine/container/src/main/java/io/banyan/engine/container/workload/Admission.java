package io.banyan.engine.container.workload;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.instance.SecretVariables;
import io.banyan.engine.container.instance.StartOrder;
import io.banyan.engine.container.run.CronSchedule;
import io.banyan.engine.container.state.Fingerprints;
import io.banyan.engine.spec.Workload;
import java.util.List;

/** What a workload must fulfil before anything about it is recorded. */
final class Admission {
    private Admission() {}

    /**
     * Refuses what could never work.
     *
     * @throws EngineException INVALID_SPECIFICATION
     */
    static void check(Workload workload) {
        if (workload.containers().isEmpty()) {
            throw new EngineException(new Fault(
                    FaultCode.INVALID_SPECIFICATION, workload.id() + " has no container", "give it at least one"));
        }
        StartOrder.of(workload.containers());
        workload.containers().forEach(container -> SecretVariables.check(container.variables()));
        if (workload instanceof Workload.CronJob job) {
            CronSchedule.parse(job.schedule(), job.zone());
        }
    }

    /** Equal when instances need not be exchanged: numbers, policies and ports are not part of it. */
    static String fingerprint(Fingerprints fingerprints, Workload workload) {
        String restartToken = workload instanceof Workload.Service service ? service.restartToken() : "";
        return fingerprints.of(List.of(workload.release(), restartToken, workload.containers()));
    }
}
