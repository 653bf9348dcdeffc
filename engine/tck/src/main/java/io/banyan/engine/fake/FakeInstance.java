package io.banyan.engine.fake;

import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * One instance from its birth to its end. {@link #step} moves it to where it is by now; nothing moves it in between.
 * Guarded by the world's lock.
 */
final class FakeInstance {
    private final FakeWorld world;
    private final InstanceId id;
    private final Workload origin;
    private final int slot;
    private final Instant createdAt;
    private final List<FakeContainer> containers;
    private final FakeHealth health;
    private InstancePhase phase = InstancePhase.PENDING;
    private Optional<Fault> fault = Optional.empty();
    private Optional<FakeStop> stop = Optional.empty();
    private boolean unwanted;
    private int inFlight;
    private long requests;

    FakeInstance(FakeWorld world, InstanceId id, Workload origin, int slot, Instant createdAt) {
        this.world = world;
        this.id = id;
        this.origin = origin;
        this.slot = slot;
        this.createdAt = createdAt;
        containers = origin.containers().stream().map(FakeContainer::new).toList();
        health = new FakeHealth(world, this);
    }

    InstanceId id() {
        return id;
    }

    Workload origin() {
        return origin;
    }

    int slot() {
        return slot;
    }

    InstancePhase phase() {
        return phase;
    }

    List<FakeContainer> containers() {
        return containers;
    }

    List<FakeContainer> running() {
        return containers.stream().filter(FakeContainer::isRunning).toList();
    }

    Optional<Instant> readyAt() {
        return health.readyAt();
    }

    Optional<Fault> fault() {
        return fault;
    }

    boolean isGone() {
        return phase == InstancePhase.EXITED;
    }

    boolean isReady() {
        return phase == InstancePhase.READY;
    }

    boolean isStopping() {
        return phase == InstancePhase.DRAINING || phase == InstancePhase.STOPPING;
    }

    /** Whether another one was asked for in its place. */
    boolean isUnwanted() {
        return unwanted;
    }

    void unwanted() {
        unwanted = true;
    }

    /** Whether every container ended with 0. */
    boolean succeeded() {
        return isGone() && containers.stream().allMatch(FakeContainer::isComplete);
    }

    int inFlight() {
        return inFlight;
    }

    /** Requests that it has been asked. */
    long requests() {
        return requests;
    }

    void inFlight(int change) {
        requests += Math.max(0, change);
        inFlight += change;
    }

    /** Moves to where it is now. */
    void step(Instant now) {
        InstancePhase before = phase;
        if (!isGone()) {
            startContainers(now);
            endContainers(now);
        }
        if (!isGone()) {
            stop.ifPresentOrElse(stopping -> phase = stopping.goOn(now), () -> askProbes(now));
        }
        if (phase != before) {
            world.changed(id.workload());
        }
    }

    /** No new requests, wait for those in flight, ask to end, kill. */
    void stop(Instant now) {
        if (isGone() || isStopping()) {
            return;
        }
        stop = Optional.of(new FakeStop(world, this, now));
        phase = InstancePhase.DRAINING;
        world.changed(id.workload());
        phase = stop.get().goOn(now);
    }

    /** Ends at once, as by a signal 9 from outside. */
    void kill(boolean outOfMemory, Instant now) {
        if (containers.stream().noneMatch(FakeContainer::isRunning)) {
            return;
        }
        containers.getFirst().end(137, OptionalInt.of(9), outOfMemory, now);
        step(now);
    }

    void containerEnds(FakeContainer container, int code, Instant now) {
        container.end(code, OptionalInt.empty(), false, now);
        step(now);
    }

    /** The next time at which something happens to it by itself. */
    Optional<Instant> nextStepAt(Instant now) {
        if (isGone()) {
            return Optional.empty();
        }
        Stream<Instant> ofContainers = running().stream()
                .flatMap(container -> Stream.of(
                                Optional.of(container.upAt()),
                                container.endsByItselfAt(),
                                container.exhaustsMemoryAt(),
                                container.nextFlipAt(now))
                        .flatMap(Optional::stream));
        return Stream.of(ofContainers, stop.map(FakeStop::nextAt).stream(), health.deadlines())
                .flatMap(times -> times)
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo);
    }

    InstanceObservation observation() {
        return new InstanceObservation(
                id,
                origin.release(),
                origin.generation(),
                slot,
                phase,
                "fake",
                createdAt,
                health.readyAt(),
                containers.stream().map(FakeContainer::observation).toList(),
                health.lastProbe(),
                fault);
    }

    private void startContainers(Instant now) {
        if (isStopping()) {
            return;
        }
        for (FakeContainer container : containers) {
            if (!container.isWaiting()) {
                continue;
            }
            Optional<FaultCode> image = world.faults().ofImage(container.spec().image());
            if (image.isPresent()) {
                fault = Optional.of(Messages.fault(
                        image.get(), "the image " + container.spec().image() + " could not be pulled"));
            } else if (InstanceStart.mayStart(container, containers, sibling -> health.isHealthy(sibling, now))) {
                fault = Optional.empty();
                Behaviour behaviour = world.program().behaviour(container.spec());
                container.start(world.faults().bend(behaviour, origin.release()), now);
                world.program().started(new Inside(world, this, container));
            }
        }
    }

    private void endContainers(Instant now) {
        for (FakeContainer container : containers) {
            container
                    .exhaustsMemoryAt()
                    .filter(at -> !at.isAfter(now))
                    .ifPresent(at -> container.end(137, OptionalInt.of(9), true, at));
            container
                    .endsByItselfAt()
                    .filter(at -> !at.isAfter(now))
                    .ifPresent(at ->
                            container.end(container.behaviour().exitCode().orElse(0), OptionalInt.empty(), false, at));
        }
        boolean isService = origin instanceof Workload.Service;
        boolean died = containers.stream()
                .filter(container -> container.exit().isPresent())
                .anyMatch(container -> !container.isComplete()
                        || (isService && !InstanceStart.isAwaitedToComplete(container, containers)));
        boolean allEnded =
                containers.stream().allMatch(container -> container.exit().isPresent());
        if (died || allEnded) {
            ended(now);
        } else {
            startContainers(now);
        }
    }

    private void ended(Instant now) {
        if (fault.isEmpty() && !isStopping()) {
            boolean isService = origin instanceof Workload.Service;
            fault = Deaths.explain(id, containers, !isService || readyAt().isPresent(), isService);
        }
        containers.forEach(container -> container.end(137, OptionalInt.of(9), false, now));
        phase = InstancePhase.EXITED;
    }

    private void askProbes(Instant now) {
        if (containers.stream().anyMatch(FakeContainer::isWaiting)) {
            phase = InstancePhase.PENDING;
            return;
        }
        phase = health.ask(now);
        health.failure(now).ifPresent(code -> {
            String why =
                    code == FaultCode.NEVER_STARTED ? "its startup probe never succeeded" : "its liveness probe failed";
            fault = Optional.of(Messages.fault(code, id + " was stopped: " + why));
            stop(now);
        });
    }
}
