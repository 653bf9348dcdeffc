package io.banyan.runtime.observed;

import io.banyan.runtime.observed.ApplicationStatus.State;
import io.banyan.runtime.observed.InstanceView.FaultView;
import io.banyan.runtime.observed.Snapshot.Progress;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/** What an observation means. It says running only of what was seen ready. */
public final class DeriveStatus {
    private DeriveStatus() {}

    /** Pure: equal questions have equal answers. */
    public static ApplicationStatus of(StatusQuestion question) {
        Snapshot snapshot = question.snapshot();
        int ready =
                (int) snapshot.instances().stream().filter(InstanceView::ready).count();
        State state = state(question, ready);
        return new ApplicationStatus(
                state,
                summary(question, state, ready),
                question.service() ? question.wanted() : 0,
                ready,
                serving(snapshot),
                snapshot.generation(),
                question.observedAt(),
                state == State.RUNNING || state == State.STOPPED ? Optional.empty() : fault(snapshot));
    }

    private static State state(StatusQuestion question, int ready) {
        if (!question.released()) {
            return State.EMPTY;
        }
        if (question.silentSince().isPresent()) {
            return State.UNKNOWN;
        }
        if (question.rolling()) {
            return State.PROGRESSING;
        }
        if (!question.service()) {
            return lastRunFailed(question.snapshot()) ? State.FAILED : State.RUNNING;
        }
        boolean answered = question.snapshot().generation() >= question.generation();
        if (question.wanted() == 0) {
            boolean gone = question.snapshot().instances().stream().allMatch(InstanceView::exited);
            return answered && gone ? State.STOPPED : State.PROGRESSING;
        }
        if (!answered && question.snapshot().fault().isEmpty()) {
            return State.PROGRESSING;
        }
        if (ready == 0) {
            return State.FAILED;
        }
        return ready < question.wanted() ? State.DEGRADED : State.RUNNING;
    }

    private static String summary(StatusQuestion question, State state, int ready) {
        String count = ready + " of " + question.wanted() + " instances ready";
        return switch (state) {
            case EMPTY -> "nothing was released here yet";
            case UNKNOWN ->
                "the engine does not answer since " + question.silentSince().orElseThrow() + "; last seen: " + count;
            case STOPPED -> "stopped: 0 instances wanted";
            case PROGRESSING -> question.paused() ? "rollout paused; " + count : "in progress; " + count;
            case RUNNING, DEGRADED, FAILED ->
                (question.service() ? count : runs(question.snapshot()))
                        + question.lastFailure()
                                .map(why -> "; last rollout failed: " + why)
                                .orElse("");
        };
    }

    private static String runs(Snapshot snapshot) {
        String last = snapshot.runs().isEmpty()
                ? "no run yet"
                : "last run " + snapshot.runs().getFirst().state();
        return snapshot.nextRunAt().map(at -> last + "; next run at " + at).orElse(last);
    }

    private static boolean lastRunFailed(Snapshot snapshot) {
        return snapshot.runs().stream()
                .filter(run -> !run.state().equals("running"))
                .findFirst()
                .filter(run -> run.state().equals("failed"))
                .isPresent();
    }

    private static Optional<String> serving(Snapshot snapshot) {
        return snapshot.instances().stream()
                .filter(InstanceView::ready)
                .max(Comparator.comparingLong(InstanceView::generation))
                .map(InstanceView::release)
                .or(() -> snapshot.progress()
                        .filter(progress -> progress.obsolete() == 0)
                        .map(Progress::release));
    }

    private static Optional<FaultView> fault(Snapshot snapshot) {
        return snapshot.fault()
                .or(() -> snapshot.progress().flatMap(Progress::obstacle))
                .or(() -> snapshot.instances().stream()
                        .filter(Predicate.not(InstanceView::ready))
                        .sorted(Comparator.comparing(InstanceView::createdAt).reversed())
                        .flatMap(instance -> instance.fault().stream())
                        .findFirst());
    }
}
