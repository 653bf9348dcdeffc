package io.banyan.runtime.observed;

import io.banyan.kernel.ApplicationRef;
import java.time.Instant;
import java.util.Optional;

/**
 * What is stored of one application.
 *
 * @param appliedGeneration the generation of the intent that was last handed to the engine; 0 before the first
 * @param kind service, job or cron-job
 * @param schedule of cron jobs
 * @param observedAt when the snapshot was taken
 */
public record ObservedApplication(
        ApplicationRef ref,
        long appliedGeneration,
        String kind,
        Optional<String> schedule,
        Snapshot snapshot,
        Optional<Instant> observedAt) {

    public static ObservedApplication unknown(ApplicationRef ref) {
        return new ObservedApplication(ref, 0, "service", Optional.empty(), Snapshot.NOTHING, Optional.empty());
    }
}
