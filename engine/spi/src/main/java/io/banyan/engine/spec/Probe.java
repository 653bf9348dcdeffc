package io.banyan.engine.spec;

import java.time.Duration;

/**
 * A check and its rhythm, with the meaning Kubernetes gives these words.
 *
 * @param initialDelay time after the container's start before the first check
 * @param period time between checks
 * @param timeout a check that takes longer has failed
 * @param successThreshold successes in a row that turn it healthy
 * @param failureThreshold failures in a row that turn it unhealthy
 */
public record Probe(
        Check check,
        Duration initialDelay,
        Duration period,
        Duration timeout,
        int successThreshold,
        int failureThreshold) {

    /** Kubernetes' defaults, but for a period of one second: people wait for the answer. */
    public static Probe of(Check check) {
        return new Probe(check, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 3);
    }
}
