package io.banyan.engine.observed;

import io.banyan.engine.Fault;
import io.banyan.engine.spec.ReleaseId;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the exchange of instances has come.
 *
 * @param release the release that is rolled to
 * @param wanted wanted number of instances
 * @param updated instances of the release, ready or not
 * @param updatedReady instances of the release that are ready (for at least the policy's time)
 * @param ready ready instances of any release
 * @param obsolete instances of other releases that still exist
 * @param lastProgressAt when an instance last became ready or ended, or the roll began
 * @param obstacle what keeps it from going on, when something does
 */
public record RolloutObservation(
        ReleaseId release,
        Phase phase,
        int wanted,
        int updated,
        int updatedReady,
        int ready,
        int obsolete,
        Instant lastProgressAt,
        Optional<Fault> obstacle) {
    /** What the engine is doing about it. */
    public enum Phase {
        PROGRESSING,
        PAUSED,
        /** All wanted instances are of the release and ready, none of another is left. */
        COMPLETE,
        /** No progress within the policy's deadline; nothing more is exchanged until a new generation comes. */
        DEADLINE_EXCEEDED
    }
}
