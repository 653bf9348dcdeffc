package io.banyan.runtime.observed;

import io.banyan.engine.observed.RunObservation;
import io.banyan.engine.spec.InstanceId;
import io.banyan.runtime.observed.InstanceView.FaultView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run of a job or cron job as it is stored and shown.
 *
 * @param state running, succeeded or failed
 * @param attempts names of its instances, oldest first
 */
public record RunView(
        String name,
        @Schema(implementation = RunObservation.State.class) String state,
        Optional<Instant> dueAt,
        Instant startedAt,
        Optional<Instant> finishedAt,
        List<String> attempts,
        Optional<FaultView> fault) {

    public RunView {
        attempts = List.copyOf(attempts);
    }

    public static RunView of(RunObservation seen) {
        return new RunView(
                seen.name(),
                FaultNames.of(seen.state()),
                seen.dueAt(),
                seen.startedAt(),
                seen.finishedAt(),
                seen.attempts().stream().map(InstanceId::name).toList(),
                seen.fault().map(FaultView::of));
    }
}
