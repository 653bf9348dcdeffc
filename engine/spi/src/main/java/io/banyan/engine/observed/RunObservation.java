package io.banyan.engine.observed;

import io.banyan.engine.Fault;
import io.banyan.engine.spec.InstanceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run of a job or cron job.
 *
 * @param name unique within the workload
 * @param dueAt when it was due, for runs started by a schedule
 * @param attempts its instances, oldest first
 */
public record RunObservation(
        String name,
        State state,
        Optional<Instant> dueAt,
        Instant startedAt,
        Optional<Instant> finishedAt,
        List<InstanceId> attempts,
        Optional<Fault> fault) {
    public RunObservation {
        attempts = List.copyOf(attempts);
    }

    /** Whether it goes on and how it ended. */
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED
    }
}
