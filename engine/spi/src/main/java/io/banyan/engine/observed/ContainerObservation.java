package io.banyan.engine.observed;

import java.time.Instant;
import java.util.Optional;

/** One container of an instance as last seen. */
public record ContainerObservation(
        String name, String image, State state, Optional<Instant> startedAt, Optional<Exit> exit) {
    /** Whether it has yet to start, runs, or has ended. */
    public enum State {
        WAITING,
        RUNNING,
        EXITED
    }
}
