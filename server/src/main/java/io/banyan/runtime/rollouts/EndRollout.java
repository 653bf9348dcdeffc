package io.banyan.runtime.rollouts;

import io.banyan.delivery.RolloutReports;
import io.banyan.kernel.Verdict;
import io.banyan.runtime.events.Events;
import io.banyan.runtime.events.Happening;
import io.banyan.runtime.events.Happening.Severity;
import io.banyan.runtime.observed.FaultNames;
import io.banyan.runtime.observed.Timepiece;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores a verdict once: row, event and report to the room delivery stand or fall together. */
@Component
public class EndRollout {
    private final Rollouts rollouts;
    private final Events events;
    private final RolloutReports reports;
    private final Timepiece time;

    EndRollout(Rollouts rollouts, Events events, RolloutReports reports, Timepiece time) {
        this.rollouts = rollouts;
        this.events = events;
        this.reports = reports;
        this.time = time;
    }

    /** Does nothing when the roll has its verdict already. */
    @Transactional
    public void end(Rollout rollout, Verdict verdict) {
        Instant now = time.now();
        if (!rollouts.end(rollout.id(), verdict, now)) {
            return;
        }
        events.record(rollout.ref(), List.of(happening(rollout, verdict)), now);
        reports.rolloutEnded(rollout.ref(), rollout.rolledAt(), verdict);
    }

    private static Happening happening(Rollout rollout, Verdict verdict) {
        String result = FaultNames.of(verdict.result());
        return new Happening(
                "rollout/" + rollout.rolledAt() + "/ended",
                "rollout-" + result,
                verdict.result() == Verdict.Result.FAILED ? Severity.ERROR : Severity.INFO,
                "rollout " + result + ": " + verdict.message(),
                Optional.empty(),
                rollout.release().map(UUID::toString));
    }
}
