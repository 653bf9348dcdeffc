package io.banyan.engine.spec;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** A workload as it should be. */
public sealed interface Workload {

    WorkloadId id();

    /** Raised by the owner with every change. */
    long generation();

    ReleaseId release();

    /** At least one; the first in start order owns the instance's identity. */
    List<ContainerSpec> containers();

    /**
     * Runs for ever.
     *
     * @param replicas wanted number of instances, zero included; a change of it alone never rolls instances
     * @param restartToken another value than before exchanges all instances by the rollout policy
     */
    record Service(
            WorkloadId id,
            long generation,
            ReleaseId release,
            List<ContainerSpec> containers,
            List<ServicePort> ports,
            int replicas,
            RolloutPolicy rollout,
            StopPolicy stop,
            String restartToken)
            implements Workload {
        public Service {
            containers = List.copyOf(containers);
            ports = List.copyOf(ports);
            if (containers.isEmpty()) {
                throw new IllegalArgumentException("a workload needs at least one container");
            }
            if (replicas < 0) {
                throw new IllegalArgumentException("replicas must not be negative");
            }
        }
    }

    /**
     * Runs once to its end. A new generation with another release starts another run.
     *
     * @param retries how often a failed run is started again
     * @param deadline longest time for all attempts together
     */
    record Job(
            WorkloadId id,
            long generation,
            ReleaseId release,
            List<ContainerSpec> containers,
            int retries,
            Duration deadline,
            StopPolicy stop)
            implements Workload {
        public Job {
            containers = List.copyOf(containers);
        }
    }

    /**
     * Starts runs on a schedule.
     *
     * @param schedule five fields: minute, hour, day of month, month, day of week (Unix cron)
     * @param zone the time zone in which the schedule is read
     * @param suspended whether due times are let pass
     * @param startingDeadline a due time missed by more than this is skipped; of several missed ones the latest runs
     * @param historyLimit finished runs that are kept for observation
     */
    record CronJob(
            WorkloadId id,
            long generation,
            ReleaseId release,
            List<ContainerSpec> containers,
            String schedule,
            ZoneId zone,
            Concurrency concurrency,
            boolean suspended,
            Duration startingDeadline,
            int retries,
            Duration deadline,
            int historyLimit,
            StopPolicy stop)
            implements Workload {
        public CronJob {
            containers = List.copyOf(containers);
        }
    }

    /** What happens when a run is due while the one before still goes on. */
    enum Concurrency {
        ALLOW,
        FORBID,
        REPLACE
    }
}
