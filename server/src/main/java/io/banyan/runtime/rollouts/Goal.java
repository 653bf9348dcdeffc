package io.banyan.runtime.rollouts;

import io.banyan.kernel.Generation;
import java.util.Optional;

/**
 * What the intent asks for now, as far as a judge needs it.
 *
 * @param generation of the intent
 * @param rolledAt the generation at which the intent's current roll began
 * @param release what the engine is to run; empty when nothing is to run
 * @param kind what success means
 * @param replicas wanted instances of a service
 */
public record Goal(
        Generation generation, Generation rolledAt, Optional<String> release, Kind kind, int replicas, boolean paused) {

    /** What kind of workload is judged. */
    public enum Kind {
        SERVICE,
        JOB,
        CRON_JOB
    }
}
