package io.banyan.runtime.observed;

import io.banyan.kernel.ApplicationRef;
import java.time.Instant;
import java.util.Optional;

/**
 * What is stored of one application.
 *
 * @param appliedGeneration the generation of the intent that was last handed to the engine; 0 before the first
 * @param kind service, job or cron-job
 * @param observedAt when the snapshot was taken
 */
public record ObservedApplication(
        ApplicationRef ref, long appliedGeneration, String kind, Snapshot snapshot, Optional<Instant> observedAt) {

    public static ObservedApplication unknown(ApplicationRef ref) {
        return new ObservedApplication(ref, 0, "service", Snapshot.NOTHING, Optional.empty());
    }
}
