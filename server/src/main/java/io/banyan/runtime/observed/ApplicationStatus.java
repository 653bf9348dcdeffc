package io.banyan.runtime.observed;

import io.banyan.runtime.observed.InstanceView.FaultView;
import java.time.Instant;
import java.util.Optional;

/**
 * What people are told of one application.
 *
 * @param summary one sentence
 * @param wanted wanted instances of a service
 * @param ready instances that take requests, as last seen
 * @param release the release that serves, as last seen
 * @param observedGeneration the generation that the observation answers; 0 before the first
 * @param observedAt when it was last known to be so
 */
public record ApplicationStatus(
        State state,
        String summary,
        int wanted,
        int ready,
        Optional<String> release,
        long observedGeneration,
        Optional<Instant> observedAt,
        Optional<FaultView> fault) {

    /** One word for it. */
    public enum State {
        /** Nothing was ever released here. */
        EMPTY,
        PROGRESSING,
        /** All that is wanted is there. */
        RUNNING,
        /** Less than wanted serves. */
        DEGRADED,
        /** Nothing serves, though something should. */
        FAILED,
        /** Nothing is wanted and nothing is there. */
        STOPPED,
        /** The engine does not answer; the rest is what was last seen. */
        UNKNOWN
    }
}
