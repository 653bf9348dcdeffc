package io.banyan.engine.container.workload;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.instance.Edition;
import io.banyan.engine.container.instance.Ending;
import io.banyan.engine.container.instance.Instance;
import io.banyan.engine.container.instance.Surroundings;
import io.banyan.engine.container.instance.Timeline;
import io.banyan.engine.container.plan.CrashBackoff;
import io.banyan.engine.container.plan.Plan;
import io.banyan.engine.container.plan.RolloutProgress;
import io.banyan.engine.container.plan.SeenInstance;
import io.banyan.engine.container.plan.ServicePlanner;
import io.banyan.engine.container.plan.Situation;
import io.banyan.engine.container.plan.Step;
import io.banyan.engine.observed.RolloutObservation;
import io.banyan.engine.observed.RunObservation;
import io.banyan.engine.spec.Workload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a service: as many instances as wanted, of the wanted release, exchanged by its policy. */
final class ServiceKeeper implements Keeper {
    private static final Logger log = LoggerFactory.getLogger(ServiceKeeper.class);

    private final InstanceGroup group;
    private final ServiceAnnouncement announcement;
    private final Clock clock;
    private final Timeline timeline;
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    private Edition current;
    private Workload.Service service;
    private Optional<Edition> former = Optional.empty();
    private RolloutProgress progress;
    private Instant lastProgressAt;
    private CrashBackoff backoff = CrashBackoff.NONE;
    private CrashBackoff formerBackoff = CrashBackoff.NONE;
    private Optional<Fault> obstacle = Optional.empty();

    private record Failure(Instance instance, Ending ending, Fault fault) {}

    ServiceKeeper(InstanceGroup group, Surroundings around, Workload.Service service, Edition edition) {
        this.group = group;
        this.announcement = new ServiceAnnouncement(around.dataPath(), group);
        this.clock = around.clock();
        this.timeline = around.timeline();
        this.current = edition;
        this.service = service;
        this.progress = RolloutProgress.began(timeline.now());
        this.lastProgressAt = clock.instant();
    }

    synchronized void change(Workload.Service wanted, Edition edition) {
        boolean newer = wanted.generation() > service.generation();
        if (!edition.fingerprint().equals(current.fingerprint())) {
            Optional<Edition> candidate =
                    progress.completed() ? Optional.of(current) : former.or(() -> Optional.of(current));
            former = candidate.filter(old -> !old.fingerprint().equals(edition.fingerprint()));
            backoff = CrashBackoff.NONE;
            formerBackoff = CrashBackoff.NONE;
            obstacle = Optional.empty();
        }
        if (newer) {
            progress = RolloutProgress.began(timeline.now());
            lastProgressAt = clock.instant();
        }
        current = edition;
        service = wanted;
    }

    @Override
    public synchronized Optional<Duration> pass() {
        Instant now = timeline.now();
        countFailures(now);
        Optional<Fault> refused = announcement.announce(service);
        refused.ifPresent(fault -> obstacle = Optional.of(fault));
        see(counts(now), now);
        if (progress.completed()) {
            former = Optional.empty();
        }
        if (counts(now).complete() && refused.isEmpty()) {
            obstacle = Optional.empty();
        }
        Plan plan = ServicePlanner.plan(situation(now), now);
        plan.steps().forEach(this::carryOut);
        boolean deadlineRuns = !progress.completed()
                && !progress.overdue()
                && !service.rollout().paused();
        Optional<Instant> deadline = deadlineRuns
                ? Optional.of(progress.lastProgressAt().plus(service.rollout().progressDeadline()))
                : Optional.empty();
        return Stream.of(plan.lookAgainAt(), deadline, formerBackoff.notBefore())
                .flatMap(Optional::stream)
                .filter(instant -> instant.isAfter(now))
                .min(Instant::compareTo)
                .map(next -> Duration.between(now, next));
    }

    private void see(RolloutProgress.Counts counts, Instant now) {
        RolloutProgress before = progress;
        progress = before.seen(counts, service.rollout(), now);
        if (!progress.lastProgressAt().equals(before.lastProgressAt())) {
            lastProgressAt = clock.instant();
        }
    }

    private void countFailures(Instant now) {
        for (Failure failure = failures.poll(); failure != null; failure = failures.poll()) {
            Instance instance = failure.instance();
            CrashBackoff.Death death = new CrashBackoff.Death(
                    instance.created(), instance.everReady(), failure.ending().killedFromOutside());
            if (instance.record().fingerprint().equals(current.fingerprint())) {
                backoff = backoff.after(death, now);
                obstacle = Optional.of(CrashLoop.name(failure.fault(), backoff, now));
            } else {
                formerBackoff = formerBackoff.after(death, now);
            }
        }
    }

    private Situation situation(Instant now) {
        List<SeenInstance> seen = group.instances().stream()
                .filter(Instance::holdsSlot)
                .map(this::seen)
                .toList();
        boolean formerMayBeCreated = former.isPresent()
                && formerBackoff.notBefore().map(at -> !at.isAfter(now)).orElse(true);
        boolean ownedSlots = current.workload().containers().stream()
                .anyMatch(container -> !container.volumes().isEmpty());
        return new Situation(
                service.replicas(),
                service.rollout(),
                ownedSlots,
                progress.overdue(),
                backoff.notBefore(),
                formerMayBeCreated,
                seen);
    }

    private SeenInstance seen(Instance instance) {
        return new SeenInstance(
                instance.record().id().name(),
                instance.record().slot(),
                isCurrent(instance),
                instance.record().unwanted(),
                instance.health(),
                instance.readySince(),
                instance.created());
    }

    private boolean isCurrent(Instance instance) {
        return instance.record().fingerprint().equals(current.fingerprint());
    }

    private void carryOut(Step step) {
        switch (step) {
            case Step.Create create -> create(create);
            case Step.Retire retire ->
                group.find(retire.instance()).ifPresent(instance -> instance.retire(because(retire.reason())));
        }
    }

    private void create(Step.Create create) {
        Edition edition = create.former() ? former.orElse(current) : current;
        try {
            group.create(edition, create.slot(), Optional.empty(), 0);
        } catch (EngineException e) {
            log.warn("no instance of {}: {}", group.id(), e.getMessage());
            obstacle = Optional.of(e.fault());
            Instant now = timeline.now();
            backoff = backoff.after(new CrashBackoff.Death(now, false, false), now);
        }
    }

    private Optional<Fault> because(Step.Reason reason) {
        return reason == Step.Reason.NEVER_READY
                ? Optional.of(new Fault(
                        FaultCode.NEVER_READY,
                        "the instance was not ready within "
                                + text(service.rollout().progressDeadline()),
                        "see the last probe's answer and the log"))
                : Optional.empty();
    }

    private static String text(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    @Override
    public void ending(Instance instance, Ending ending) {
        boolean failed = ending.unexpected()
                || ending.fault()
                        .map(Fault::code)
                        .filter(FaultCode.NEVER_READY::equals)
                        .isPresent();
        if (failed) {
            ending.fault().ifPresent(fault -> failures.add(new Failure(instance, ending, fault)));
        }
    }

    private RolloutProgress.Counts counts(Instant now) {
        int updated = 0;
        int updatedReady = 0;
        int obsolete = 0;
        for (Instance instance : group.instances()) {
            boolean wanted = instance.ending().isEmpty();
            boolean stays = isCurrent(instance) && !instance.record().unwanted();
            if (stays && wanted) {
                updated++;
                updatedReady += proven(instance, now) ? 1 : 0;
            } else if (!stays && instance.holdsSlot()) {
                obsolete++;
            }
        }
        return new RolloutProgress.Counts(service.replicas(), updated, updatedReady, obsolete);
    }

    private boolean proven(Instance instance, Instant now) {
        return instance.readySince()
                .map(since -> !since.plus(service.rollout().minReady()).isAfter(now))
                .orElse(false);
    }

    @Override
    public synchronized Optional<RolloutObservation> rollout() {
        RolloutProgress.Counts counts = counts(timeline.now());
        int ready = (int) group.instances().stream()
                .filter(instance -> instance.readySince().isPresent())
                .count();
        return Optional.of(new RolloutObservation(
                service.release(),
                phase(counts),
                service.replicas(),
                counts.updated(),
                counts.updatedReady(),
                ready,
                counts.obsolete(),
                lastProgressAt,
                obstacle));
    }

    private RolloutObservation.Phase phase(RolloutProgress.Counts counts) {
        boolean nobodyLeaves = group.instances().stream()
                .noneMatch(instance -> instance.ending().isPresent() && instance.holdsSlot());
        if (counts.complete() && nobodyLeaves) {
            return RolloutObservation.Phase.COMPLETE;
        }
        if (progress.overdue()) {
            return RolloutObservation.Phase.DEADLINE_EXCEEDED;
        }
        return service.rollout().paused() ? RolloutObservation.Phase.PAUSED : RolloutObservation.Phase.PROGRESSING;
    }

    @Override
    public List<RunObservation> runs() {
        return List.of();
    }

    @Override
    public Optional<Instant> nextRunAt() {
        return Optional.empty();
    }
}
