package io.banyan.engine.session;

import io.banyan.engine.spec.WorkloadId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which log lines.
 *
 * @param instance one instance's, also one that is gone; empty means all instances of the workload
 * @param container one container's; empty means all
 * @param since not older than
 * @param tail at most so many of the newest lines already written, per instance
 * @param follow whether to go on with new lines and, where all instances are asked for, with new instances
 */
public record LogQuery(
        WorkloadId workload,
        Optional<String> instance,
        Optional<String> container,
        Optional<Instant> since,
        OptionalInt tail,
        boolean follow) {

    public static LogQuery all(WorkloadId workload) {
        return new LogQuery(workload, Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty(), false);
    }

    public static LogQuery follow(WorkloadId workload) {
        return new LogQuery(workload, Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty(), true);
    }
}
