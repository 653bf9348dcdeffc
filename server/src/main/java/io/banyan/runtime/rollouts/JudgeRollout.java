package io.banyan.runtime.rollouts;

import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.observed.RolloutObservation;
import io.banyan.engine.observed.RunObservation;
import io.banyan.engine.observed.WorkloadObservation;
import io.banyan.kernel.FaultType;
import io.banyan.kernel.Verdict.Result;
import io.banyan.runtime.observed.FaultNames;
import io.banyan.runtime.rollouts.Sighting.Hindered;
import io.banyan.runtime.rollouts.Sighting.NotHeld;
import io.banyan.runtime.rollouts.Sighting.OwnFault;
import io.banyan.runtime.rollouts.Sighting.Refused;
import io.banyan.runtime.rollouts.Sighting.Seen;
import io.banyan.runtime.rollouts.Sighting.Unreachable;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a roll has ended, and how. Says nothing as long as it cannot know.
 *
 * <p>Succeeded needs the wanted number of ready instances of the release in the very observation that is judged, none of
 * another release left, and an observation that answers the intent's generation. A paused roll and an engine that does
 * not answer stop the clock; a fault that no waiting mends ends the roll at once.
 */
public final class JudgeRollout {
    /** What waiting does not mend. */
    private static final Set<FaultCode> HOPELESS = EnumSet.of(
            FaultCode.IMAGE_NOT_FOUND,
            FaultCode.IMAGE_ACCESS_DENIED,
            FaultCode.COMMAND_NOT_FOUND,
            FaultCode.INVALID_SPECIFICATION,
            FaultCode.CAPABILITY_NOT_SUPPORTED,
            FaultCode.CRASH_LOOP);

    /** What says that it went wrong but not why: an instance's own fault tells more. */
    private static final Set<FaultCode> GENERAL = EnumSet.of(FaultCode.DEADLINE_EXCEEDED, FaultCode.CRASH_LOOP);

    /** Instances of the release that must have ended by themselves before it counts as not able to start. */
    private static final int CRASHES_THAT_TELL = 3;

    private JudgeRollout() {}

    /** Empty while the roll goes on or nothing is known. */
    public static Optional<Judgement> judge(RolloutQuestion question) {
        Rollout rollout = question.rollout();
        Goal goal = question.goal();
        if (goal.rolledAt().compareTo(rollout.rolledAt()) > 0) {
            return Optional.of(
                    question.abortRequested()
                            ? Judgement.ended(Result.ABORTED, "it was aborted")
                            : Judgement.ended(Result.SUPERSEDED, "generation " + goal.rolledAt() + " took its place"));
        }
        if (goal.release().isEmpty()) {
            return Optional.of(Judgement.ended(Result.ABORTED, "the application was withdrawn from the environment"));
        }
        return switch (question.sighting()) {
            case Refused refused ->
                Optional.of(Judgement.failed(
                        refused.type(), refused.code(), refused.message(), refused.nextStep(), Optional.empty()));
            case Unreachable unreachable -> unreachable(question, unreachable.lasted());
            case NotHeld ignored -> silent(question);
            case Hindered hindered -> hindered(question, hindered.fault());
            case OwnFault ignored -> ownFault(question);
            case Seen seen
            when seen.observation().generation() < goal.generation().value() -> silent(question);
            case Seen seen -> seen(question, goal.release().get(), seen.observation());
        };
    }

    private static Optional<Judgement> seen(RolloutQuestion question, String release, WorkloadObservation seen) {
        return switch (question.goal().kind()) {
            case SERVICE -> service(question, release, seen);
            case JOB -> job(release, seen);
            case CRON_JOB ->
                Optional.of(Judgement.succeeded(seen.nextRunAt()
                        .map(at -> "it is scheduled; the next run is at " + at)
                        .orElse("it is held by the engine; no further run is due")));
        };
    }

    private static Optional<Judgement> service(RolloutQuestion question, String release, WorkloadObservation seen) {
        Optional<RolloutObservation> observed = seen.rollout();
        if (observed.isEmpty() || !observed.get().release().value().equals(release)) {
            return silent(question);
        }
        RolloutObservation rollout = observed.get();
        if (complete(rollout, question.goal(), release, seen.instances())) {
            return Optional.of(Judgement.succeeded(
                    "observed " + rollout.updatedReady() + " of " + rollout.wanted() + " wanted instances ready"));
        }
        if (question.goal().paused() || rollout.phase() == RolloutObservation.Phase.PAUSED) {
            return Optional.empty();
        }
        List<InstanceObservation> tried = ofThisRoll(seen.instances(), question.rollout());
        Optional<InstanceObservation> culprit = FindCulprit.in(tried, release);
        Optional<Fault> cause = cause(rollout, culprit);
        if (rollout.phase() == RolloutObservation.Phase.DEADLINE_EXCEEDED) {
            return Optional.of(failed(rollout, question.rollout().patience(), cause, culprit));
        }
        boolean hopeless = Stream.concat(cause.stream(), rollout.obstacle().stream())
                .anyMatch(fault -> HOPELESS.contains(fault.code()));
        if (hopeless || crashesAtStart(tried, release)) {
            return Optional.of(failed(rollout, question.rollout().patience(), cause, culprit));
        }
        return overdue(question)
                ? Optional.of(failed(rollout, question.rollout().patience(), cause, culprit))
                : Optional.empty();
    }

    private static boolean complete(
            RolloutObservation rollout, Goal goal, String release, List<InstanceObservation> instances) {
        long ready = instances.stream()
                .filter(instance -> instance.phase() == InstancePhase.READY)
                .filter(instance -> instance.release().value().equals(release))
                .count();
        return rollout.phase() == RolloutObservation.Phase.COMPLETE
                && rollout.wanted() == goal.replicas()
                && rollout.updatedReady() >= goal.replicas()
                && ready >= goal.replicas()
                && rollout.obsolete() == 0;
    }

    /** Without those that ended in an earlier roll of the same release: they say nothing about this one. */
    private static List<InstanceObservation> ofThisRoll(List<InstanceObservation> instances, Rollout rollout) {
        return instances.stream()
                .filter(instance -> instance.phase() != InstancePhase.EXITED
                        || instance.generation() >= rollout.rolledAt().value())
                .toList();
    }

    private static boolean crashesAtStart(List<InstanceObservation> instances, String release) {
        List<InstanceObservation> ofRelease = instances.stream()
                .filter(instance -> instance.release().value().equals(release))
                .toList();
        boolean everReady =
                ofRelease.stream().anyMatch(instance -> instance.readyAt().isPresent());
        long crashed = ofRelease.stream()
                .filter(instance -> instance.phase() == InstancePhase.EXITED
                        && instance.fault().isPresent())
                .filter(instance -> FindCulprit.exit(instance).isPresent())
                .count();
        return !everReady && crashed >= CRASHES_THAT_TELL;
    }

    /** What the engine names, unless that is general and an instance tells more. */
    private static Optional<Fault> cause(RolloutObservation rollout, Optional<InstanceObservation> culprit) {
        Optional<Fault> own = culprit.flatMap(InstanceObservation::fault);
        return rollout.obstacle()
                .filter(fault -> !GENERAL.contains(fault.code()) || own.isEmpty())
                .or(() -> own);
    }

    private static Judgement failed(
            RolloutObservation rollout,
            Duration patience,
            Optional<Fault> cause,
            Optional<InstanceObservation> culprit) {
        String reached = "; " + rollout.updatedReady() + " of " + rollout.wanted()
                + " wanted instances of the release were ready";
        return cause.map(fault -> Judgement.failed(
                        FaultType.valueOf(fault.type().name()),
                        FaultNames.of(fault),
                        fault.message() + reached,
                        fault.nextStep(),
                        culprit))
                .orElseGet(() -> Judgement.failed(
                        FaultType.USER,
                        FaultNames.of(culprit.isPresent() ? FaultCode.NEVER_READY : FaultCode.DEADLINE_EXCEEDED),
                        "no progress within " + patience.toSeconds() + " s" + reached,
                        "look at the log and the last answer to the readiness probe",
                        culprit));
    }

    private static Optional<Judgement> job(String release, WorkloadObservation seen) {
        return seen.runs().stream()
                .filter(run -> runs(release, run, seen.instances()))
                .findFirst()
                .filter(run -> run.state() != RunObservation.State.RUNNING)
                .map(run -> {
                    if (run.state() == RunObservation.State.SUCCEEDED) {
                        return Judgement.succeeded("run " + run.name() + " ended with success");
                    }
                    return Judgement.failed(
                            run.fault()
                                    .map(fault -> FaultType.valueOf(fault.type().name()))
                                    .orElse(FaultType.USER),
                            run.fault().map(FaultNames::of).orElse("run-failed"),
                            run.fault().map(Fault::message).orElse("run " + run.name() + " failed"),
                            run.fault().map(Fault::nextStep).orElse("look at the log of its last attempt"),
                            FindCulprit.in(seen.instances(), release));
                });
    }

    private static boolean runs(String release, RunObservation run, List<InstanceObservation> instances) {
        return instances.stream()
                .filter(instance -> run.attempts().contains(instance.id()))
                .anyMatch(instance -> instance.release().value().equals(release));
    }

    private static Optional<Judgement> unreachable(RolloutQuestion question, Duration lasted) {
        if (lasted.compareTo(question.patience().outage()) < 0) {
            return Optional.empty();
        }
        return Optional.of(Judgement.failed(
                FaultType.PLATFORM,
                FaultNames.of(FaultCode.ENGINE_UNREACHABLE),
                "the engine has not answered for " + lasted.toMinutes() + " min; what became of the roll is not known",
                "ask the operators to look at the engine (banyan doctor), then deploy again",
                Optional.empty()));
    }

    /** The engine answers but not to this generation. */
    private static Optional<Judgement> silent(RolloutQuestion question) {
        return givenUp(
                question,
                FaultType.PLATFORM,
                FaultNames.of(FaultCode.ENGINE_FAILED),
                "the engine did not take up generation " + question.goal().generation() + " in time",
                "ask the operators to look at the engine (banyan doctor), then deploy again");
    }

    private static Optional<Judgement> hindered(RolloutQuestion question, Fault fault) {
        return givenUp(
                question,
                FaultType.valueOf(fault.type().name()),
                FaultNames.of(fault),
                fault.message(),
                fault.nextStep());
    }

    /** The engine is not waited for: its time to call a roll after the deadline is not added. */
    private static Optional<Judgement> ownFault(RolloutQuestion question) {
        if (question.goal().paused()
                || question.watched().compareTo(question.rollout().patience()) <= 0) {
            return Optional.empty();
        }
        return Optional.of(Judgement.failed(
                FaultType.PLATFORM,
                "control-plane-failed",
                "the control plane kept failing at this application; what became of the roll is not known",
                "ask the operators to look at the control plane (banyan doctor), then deploy again",
                Optional.empty()));
    }

    private static Optional<Judgement> givenUp(
            RolloutQuestion question, FaultType type, String code, String message, String nextStep) {
        return question.goal().paused() || !overdue(question)
                ? Optional.empty()
                : Optional.of(Judgement.failed(type, code, message, nextStep, Optional.empty()));
    }

    private static boolean overdue(RolloutQuestion question) {
        Duration allowed =
                question.rollout().patience().plus(question.patience().beyondDeadline());
        return question.watched().compareTo(allowed) > 0;
    }
}
