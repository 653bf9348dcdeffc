package io.banyan.engine.fake;

import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.RolloutObservation;
import io.banyan.engine.observed.RolloutObservation.Phase;
import io.banyan.engine.observed.WorkloadObservation;
import io.banyan.engine.spec.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A service that is kept in shape by {@link ServiceRules}. */
final class FakeService extends FakeWorkload {
    private BackOff backOff = BackOff.NONE;
    private Phase phase = Phase.PROGRESSING;
    private Instant lastProgressAt;
    private int readyBefore;
    private Optional<Fault> obstacle = Optional.empty();

    FakeService(FakeWorld world, Workload.Service service, Instant now) {
        super(world, service);
        lastProgressAt = now;
    }

    @Override
    void wantedChanges(Workload next, Instant now) {
        if (!sameTemplate(service(), (Workload.Service) next) || isRemoved()) {
            backOff = BackOff.NONE;
            obstacle = Optional.empty();
        }
        phase = Phase.PROGRESSING;
        lastProgressAt = now;
        readyBefore = 0;
    }

    @Override
    void ended(FakeInstance instance, Instant now) {
        if (isCurrent(instance)) {
            if (instance.fault().isPresent()) {
                obstacle = instance.fault();
                backOff = backOff.afterDeath(instance.readyAt().isPresent(), now);
                if (backOff.isLoop()) {
                    obstacle = Optional.of(Messages.fault(
                            FaultCode.CRASH_LOOP,
                            instance.fault().get().message() + "; next attempt at " + backOff.notBefore()));
                }
            }
        } else {
            lastProgressAt = now;
        }
    }

    @Override
    void decide(Instant now) {
        measure(now);
        ServiceRules.Decision decision = ServiceRules.decide(wish(), members(now));
        decision.stop().forEach(id -> instance(id.name()).ifPresent(instance -> instance.stop(now)));
        if (!backOff.notBefore().isAfter(now)) {
            for (int slot : decision.start()) {
                Workload origin = origin();
                Optional<Fault> refusal = refusal(origin);
                if (refusal.isPresent()) {
                    obstacle = refusal;
                    break;
                }
                start(origin, slot, now);
            }
        }
        measure(now);
        if (!decision.stop().isEmpty()
                || living().stream().anyMatch(FakeInstance::isGone)
                || !ServiceRules.decide(wish(), members(now)).stop().isEmpty()) {
            wake(now);
        }
    }

    @Override
    Stream<Instant> appointments(Instant now) {
        Stream<Instant> retry = Stream.of(backOff.notBefore());
        Stream<Instant> deadline = phase == Phase.PROGRESSING ? Stream.of(deadline()) : Stream.empty();
        Stream<Instant> countsAt = living().stream()
                .flatMap(instance -> instance.readyAt().stream())
                .map(at -> at.plus(service().rollout().minReady()));
        return Stream.of(retry, deadline, countsAt).flatMap(times -> times).filter(at -> at.isAfter(now));
    }

    @Override
    WorkloadObservation observation(Instant now) {
        List<FakeInstance> living = living();
        int updated = (int) living.stream()
                .filter(instance -> stays(instance) && !instance.isStopping())
                .count();
        int obsolete =
                (int) living.stream().filter(instance -> !stays(instance)).count();
        int ready = (int) living.stream().filter(FakeInstance::isReady).count();
        Optional<RolloutObservation> rollout = isRemoved()
                ? Optional.empty()
                : Optional.of(new RolloutObservation(
                        wanted().release(),
                        phase,
                        service().replicas(),
                        updated,
                        updatedReady(now),
                        ready,
                        obsolete,
                        lastProgressAt,
                        obstacle()));
        return new WorkloadObservation(id(), generation(), now, instances(), rollout, List.of(), Optional.empty());
    }

    private Workload.Service service() {
        return (Workload.Service) wanted();
    }

    private void measure(Instant now) {
        int ready = updatedReady(now);
        long obsolete = living().stream().filter(instance -> !stays(instance)).count();
        Phase before = phase;
        if (ready > readyBefore || phase == Phase.COMPLETE) {
            lastProgressAt = now;
        }
        readyBefore = ready;
        if (ready == service().replicas()
                && obsolete == 0
                && living().size() == service().replicas()) {
            phase = Phase.COMPLETE;
            obstacle = Optional.empty();
        } else if (service().rollout().paused()) {
            phase = Phase.PAUSED;
        } else if (phase != Phase.DEADLINE_EXCEEDED) {
            phase = now.isBefore(deadline()) ? Phase.PROGRESSING : Phase.DEADLINE_EXCEEDED;
        }
        if (phase != before) {
            world().changed(id());
        }
    }

    private Instant deadline() {
        return lastProgressAt.plus(service().rollout().progressDeadline());
    }

    private int updatedReady(Instant now) {
        return (int) members(now).stream()
                .filter(member -> member.current() && !member.unwanted() && member.serves())
                .count();
    }

    private List<ServiceRules.Member> members(Instant now) {
        return living().stream()
                .filter(instance -> !instance.isGone())
                .map(instance -> new ServiceRules.Member(
                        instance.id(),
                        instance.slot(),
                        isCurrent(instance),
                        instance.isUnwanted(),
                        instance.phase(),
                        instance.isReady() && (!isCurrent(instance) || counts(instance, now))))
                .toList();
    }

    private boolean counts(FakeInstance instance, Instant now) {
        return instance.readyAt()
                .filter(at -> !now.isBefore(at.plus(service().rollout().minReady())))
                .isPresent();
    }

    private ServiceRules.Wish wish() {
        boolean ownsVolumes = service().containers().stream()
                .anyMatch(container -> !container.volumes().isEmpty());
        boolean frozen = phase == Phase.PAUSED || service().rollout().paused() || phase == Phase.DEADLINE_EXCEEDED;
        return new ServiceRules.Wish(
                service().replicas(),
                service().rollout().maxSurge(),
                service().rollout().maxUnavailable(),
                frozen,
                ownsVolumes);
    }

    /** While nothing may be exchanged, what dies comes back as it was. */
    private Workload origin() {
        if (!wish().frozen()) {
            return wanted();
        }
        return living().stream()
                .filter(instance -> !isCurrent(instance))
                .findFirst()
                .map(FakeInstance::origin)
                .orElse(wanted());
    }

    private Optional<Fault> obstacle() {
        if (obstacle.isPresent() || phase != Phase.DEADLINE_EXCEEDED) {
            return obstacle.or(() -> living().stream()
                    .flatMap(instance -> instance.fault().stream())
                    .findFirst());
        }
        return Optional.of(Messages.fault(
                FaultCode.NEVER_READY,
                "no instance of " + id() + " became ready within "
                        + service().rollout().progressDeadline().toSeconds() + " s"));
    }

    private boolean stays(FakeInstance instance) {
        return isCurrent(instance) && !instance.isUnwanted();
    }

    private boolean isCurrent(FakeInstance instance) {
        return sameTemplate(service(), (Workload.Service) instance.origin());
    }

    private static boolean sameTemplate(Workload.Service one, Workload.Service other) {
        return one.release().equals(other.release())
                && one.restartToken().equals(other.restartToken())
                && one.containers().equals(other.containers());
    }
}
