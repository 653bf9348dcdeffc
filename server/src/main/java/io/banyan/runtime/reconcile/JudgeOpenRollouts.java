package io.banyan.runtime.reconcile;

import io.banyan.applications.Intent;
import io.banyan.applications.PlanChanges;
import io.banyan.applications.ResolvedManifest;
import io.banyan.delivery.RolloutReports;
import io.banyan.engine.observed.RolloutObservation;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Verdict;
import io.banyan.kernel.Verdict.Change;
import io.banyan.runtime.observed.Timepiece;
import io.banyan.runtime.rollouts.CollectEvidence;
import io.banyan.runtime.rollouts.EndRollout;
import io.banyan.runtime.rollouts.Goal;
import io.banyan.runtime.rollouts.JudgeRollout;
import io.banyan.runtime.rollouts.Judgement;
import io.banyan.runtime.rollouts.ProgressWatch;
import io.banyan.runtime.rollouts.Rollout;
import io.banyan.runtime.rollouts.RolloutQuestion;
import io.banyan.runtime.rollouts.Rollouts;
import io.banyan.runtime.rollouts.Sighting;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts every open roll of an application to the judge and stores what he says. */
@Component
class JudgeOpenRollouts {
    private final Rollouts rollouts;
    private final ProgressWatch watch;
    private final CollectEvidence evidence;
    private final EndRollout end;
    private final Releasing releasing;
    private final RolloutReports reports;
    private final RuntimeSettings settings;
    private final Timepiece time;

    JudgeOpenRollouts(
            Rollouts rollouts,
            ProgressWatch watch,
            CollectEvidence evidence,
            EndRollout end,
            Releasing releasing,
            RolloutReports reports,
            RuntimeSettings settings,
            Timepiece time) {
        this.rollouts = rollouts;
        this.watch = watch;
        this.evidence = evidence;
        this.end = end;
        this.releasing = releasing;
        this.reports = reports;
        this.settings = settings;
        this.time = time;
    }

    /** Returns whether a roll is still open */
    boolean judge(Intent intent, Goal goal, Sighting sighting) {
        boolean open = false;
        for (Rollout rollout : rollouts.open(intent.ref())) {
            noteProgress(rollout, goal, sighting);
            Optional<Judgement> judgement = JudgeRollout.judge(new RolloutQuestion(
                    rollout, goal, sighting, aborted(rollout, goal), watch.watched(rollout.id()), settings.patience()));
            if (judgement.isPresent()) {
                end.end(rollout, evidence.verdict(judgement.get(), changes(intent, rollout, judgement.get())));
                watch.forget(rollout.id());
            }
            open |= judgement.isEmpty();
        }
        return open;
    }

    private boolean aborted(Rollout rollout, Goal goal) {
        return goal.rolledAt().compareTo(rollout.rolledAt()) > 0 && reports.aborted(rollout.ref(), rollout.rolledAt());
    }

    private void noteProgress(Rollout rollout, Goal goal, Sighting sighting) {
        Optional<RolloutObservation> observed =
                sighting instanceof Sighting.Seen seen ? seen.observation().rollout() : Optional.empty();
        if (watch.look(rollout.id(), observed, goal.paused())) {
            rollouts.progressed(rollout.id(), rollout.patience(), time.now().plus(rollout.patience()));
        }
    }

    private List<Change> changes(Intent intent, Rollout rollout, Judgement judgement) {
        if (judgement.result() != Verdict.Result.FAILED || rollout.release().isEmpty()) {
            return List.of();
        }
        try {
            Optional<ResolvedManifest> after =
                    releasing.resolve(intent, rollout.release().get());
            Optional<UUID> previous = rollout.previous();
            Optional<ResolvedManifest> before = previous.flatMap(release -> releasing.resolve(intent, release));
            return after.map(manifest -> PlanChanges.between(before, manifest).stream()
                            .map(change -> new Change(change.path(), change.before(), change.after()))
                            .toList())
                    .orElse(List.of());
        } catch (BanyanException notResolvable) {
            return List.of();
        }
    }
}
