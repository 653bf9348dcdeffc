package io.banyan.runtime.rollouts;

import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.ContainerObservation;
import io.banyan.engine.observed.Exit;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.observed.RolloutObservation;
import io.banyan.engine.observed.WorkloadObservation;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.ReleaseId;
import io.banyan.engine.spec.WorkloadId;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.FaultType;
import io.banyan.kernel.Generation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a judge is asked, put together word by word. The intent is at generation 5, its roll began there. */
final class Question {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final UUID RELEASE = new UUID(0, 1);
    private static final WorkloadId WORKLOAD = WorkloadId.of("wealth", "dev", "fund-quotes");

    private final int wanted;
    private Generation rolledAt = new Generation(5);
    private long observedGeneration = 5;
    private boolean paused;
    private boolean aborted;
    private Optional<Fault> obstacle = Optional.empty();
    private Duration watched = Duration.ZERO;
    private Sighting sighting = new Sighting.NotHeld();

    private Question(int wanted) {
        this.wanted = wanted;
    }

    static Question about(int wanted) {
        return new Question(wanted);
    }

    Question ofGeneration(long generation) {
        observedGeneration = generation;
        return this;
    }

    Question rolledAgain() {
        rolledAt = new Generation(6);
        return this;
    }

    Question aborted() {
        aborted = true;
        return this;
    }

    Question paused() {
        paused = true;
        return this;
    }

    Question obstacle(Fault fault) {
        obstacle = Optional.of(fault);
        return this;
    }

    Question watchedFor(Duration duration) {
        watched = duration;
        return this;
    }

    Question silentFor(Duration duration) {
        sighting = new Sighting.Unreachable(duration);
        return this;
    }

    Question refused(FaultType type, String code) {
        sighting = new Sighting.Refused(type, code, "refused", "do something");
        return this;
    }

    Question hindered(Fault fault) {
        sighting = new Sighting.Hindered(fault);
        return this;
    }

    Question ownFault() {
        sighting = new Sighting.OwnFault();
        return this;
    }

    Question seen(RolloutObservation.Phase phase, int ready, int obsolete) {
        List<InstanceObservation> instances = Stream.concat(
                        IntStream.range(0, ready).mapToObj(slot -> instance("new-" + slot, RELEASE, slot)),
                        IntStream.range(0, obsolete).mapToObj(slot -> instance("old-" + slot, new UUID(0, 2), slot)))
                .toList();
        RolloutObservation rollout = new RolloutObservation(
                new ReleaseId(RELEASE.toString()),
                phase,
                wanted,
                ready,
                ready,
                ready + obsolete,
                obsolete,
                START,
                obstacle);
        sighting = new Sighting.Seen(new WorkloadObservation(
                WORKLOAD, observedGeneration, START, instances, Optional.of(rollout), List.of(), Optional.empty()));
        return this;
    }

    /** One that serves, and others of the same release that had ended, each made at the generation. */
    Question seenWithCrashes(int crashes, long generation) {
        seen(RolloutObservation.Phase.PROGRESSING, 0, wanted);
        WorkloadObservation seen = ((Sighting.Seen) sighting).observation();
        List<InstanceObservation> instances = Stream.concat(
                        seen.instances().stream(),
                        IntStream.range(0, crashes).mapToObj(number -> crashed("crashed-" + number, generation)))
                .toList();
        sighting = new Sighting.Seen(new WorkloadObservation(
                WORKLOAD, observedGeneration, START, instances, seen.rollout(), List.of(), Optional.empty()));
        return this;
    }

    private static InstanceObservation crashed(String name, long generation) {
        return new InstanceObservation(
                new InstanceId(WORKLOAD, name),
                new ReleaseId(RELEASE.toString()),
                generation,
                3,
                InstancePhase.EXITED,
                "here",
                START,
                Optional.empty(),
                List.of(new ContainerObservation(
                        "main",
                        "image",
                        ContainerObservation.State.EXITED,
                        Optional.of(START),
                        Optional.of(new Exit(1, OptionalInt.empty(), false, START)))),
                Optional.empty(),
                Optional.of(new Fault(FaultCode.CRASHED_AT_START, "ended with exit code 1", "see the log")));
    }

    Optional<Judgement> judge() {
        Rollout rollout = new Rollout(
                new UUID(1, 1),
                ApplicationRef.of("wealth", "dev", "fund-quotes"),
                new Generation(5),
                Optional.of(RELEASE),
                Optional.empty(),
                START,
                PATIENCE,
                START.plus(PATIENCE),
                Optional.empty(),
                Optional.empty());
        Goal goal = new Goal(
                new Generation(Math.max(5, rolledAt.value())),
                rolledAt,
                Optional.of(RELEASE.toString()),
                Goal.Kind.SERVICE,
                wanted,
                paused);
        return JudgeRollout.judge(new RolloutQuestion(
                rollout,
                goal,
                sighting,
                aborted,
                watched,
                new Patience(Duration.ofMinutes(15), Duration.ofSeconds(30))));
    }

    private static InstanceObservation instance(String name, UUID release, int slot) {
        return new InstanceObservation(
                new InstanceId(WORKLOAD, name),
                new ReleaseId(release.toString()),
                5,
                slot,
                InstancePhase.READY,
                "here",
                START,
                Optional.of(START),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
