package io.banyan.engine.observed;

import io.banyan.engine.spec.WorkloadId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One workload as last seen.
 *
 * @param generation the generation that the engine holds and this observation answers
 * @param at when the engine last looked, which may be a while ago when it cannot reach what it drives
 * @param rollout for services
 * @param runs for jobs and cron jobs, newest first
 * @param nextRunAt for cron jobs
 */
public record WorkloadObservation(
        WorkloadId id,
        long generation,
        Instant at,
        List<InstanceObservation> instances,
        Optional<RolloutObservation> rollout,
        List<RunObservation> runs,
        Optional<Instant> nextRunAt) {
    public WorkloadObservation {
        instances = List.copyOf(instances);
        runs = List.copyOf(runs);
    }
}
