package io.banyan.engine.container.run;

import io.banyan.engine.Fault;
import io.banyan.engine.observed.RunObservation.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run as it is kept on disk.
 *
 * @param attempts names of its instances, oldest first
 */
public record Run(
        String name,
        State state,
        Optional<Instant> dueAt,
        Instant startedAt,
        Optional<Instant> finishedAt,
        List<String> attempts,
        Optional<Fault> fault) {
    public Run {
        attempts = List.copyOf(attempts);
    }

    public static Run began(String name, Optional<Instant> dueAt, Instant now) {
        return new Run(name, State.RUNNING, dueAt, now, Optional.empty(), List.of(), Optional.empty());
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    public Run attempted(String instance) {
        List<String> more = new ArrayList<>(attempts);
        more.add(instance);
        return new Run(name, state, dueAt, startedAt, finishedAt, more, fault);
    }

    public Run succeeded(Instant now) {
        return new Run(name, State.SUCCEEDED, dueAt, startedAt, Optional.of(now), attempts, Optional.empty());
    }

    public Run failed(Fault because, Instant now) {
        return new Run(name, State.FAILED, dueAt, startedAt, Optional.of(now), attempts, Optional.of(because));
    }
}
