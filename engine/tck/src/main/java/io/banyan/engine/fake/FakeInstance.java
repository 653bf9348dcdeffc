package io.banyan.engine.fake;

import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.observed.ProbeAnswer;
import io.banyan.engine.spec.Check;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Probe;
import io.banyan.engine.spec.StopPolicy;
import io.banyan.engine.spec.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    private InstancePhase phase = InstancePhase.PENDING;
    private boolean cameUp;
    private Optional<Instant> readyAt = Optional.empty();
    private Optional<Instant> failingSince = Optional.empty();
    private Optional<Fault> fault = Optional.empty();
    private Optional<ProbeAnswer> lastProbe = Optional.empty();
    private @Nullable Instant stopAt;
    private @Nullable Instant drainUntil;
    private int inFlight;
    private long requests;

    FakeInstance(FakeWorld world, InstanceId id, Workload origin, int slot, Instant createdAt) {
        this.world = world;
        this.id = id;
        this.origin = origin;
        this.slot = slot;
        this.createdAt = createdAt;
        containers = origin.containers().stream().map(FakeContainer::new).toList();
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

    Optional<Instant> readyAt() {
        return readyAt;
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
        if (!isGone() && isStopping()) {
            goOnStopping(now);
        } else if (!isGone()) {
            askProbes(now);
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
        phase = InstancePhase.DRAINING;
        drainUntil = now.plus(stopPolicy().drain());
        world.changed(id.workload());
        goOnStopping(now);
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
        Stream<Instant> ofContainers = containers.stream()
                .flatMap(container -> Stream.of(
                                Optional.of(container.upAt()).filter(at -> !at.equals(Instant.MAX)),
                                container.endsByItselfAt(),
                                container.exhaustsMemoryAt(),
                                container.nextFlipAt(now),
                                startupDeadline(container))
                        .flatMap(Optional::stream));
        Stream<Instant> ofStop = Stream.ofNullable(phase == InstancePhase.DRAINING ? drainUntil : stopAt);
        Stream<Instant> ofLiveness = livenessDeadline().stream();
        return Stream.of(ofContainers, ofStop, ofLiveness)
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
                readyAt,
                containers.stream().map(FakeContainer::observation).toList(),
                lastProbe,
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
            } else if (InstanceStart.mayStart(container, containers, sibling -> isHealthy(sibling, now))) {
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
            fault = Deaths.explain(id, containers, !isService || readyAt.isPresent(), isService);
        }
        containers.forEach(container -> container.end(137, OptionalInt.of(9), false, now));
        phase = InstancePhase.EXITED;
    }

    private void goOnStopping(Instant now) {
        if (phase == InstancePhase.DRAINING && (inFlight == 0 || !now.isBefore(Objects.requireNonNull(drainUntil)))) {
            phase = InstancePhase.STOPPING;
            stopAt = now.plus(stopDelay());
            containers.stream()
                    .filter(FakeContainer::isRunning)
                    .forEach(container -> world.program().stopping(new Inside(world, this, container)));
        }
        if (phase == InstancePhase.STOPPING && stopAt != null && !now.isBefore(stopAt)) {
            boolean killed = programStopDelay().compareTo(stopPolicy().grace()) > 0;
            if (!killed) {
                containers.stream()
                        .filter(FakeContainer::isRunning)
                        .forEach(container -> world.program().stopped(new Inside(world, this, container)));
            }
            containers.forEach(
                    container -> container.end(killed ? 137 : 143, OptionalInt.of(killed ? 9 : 15), false, now));
            phase = InstancePhase.EXITED;
        }
    }

    private Duration stopDelay() {
        Duration wanted = programStopDelay();
        return wanted.compareTo(stopPolicy().grace()) > 0 ? stopPolicy().grace() : wanted;
    }

    private Duration programStopDelay() {
        return containers.stream()
                .filter(FakeContainer::isRunning)
                .map(container -> container.behaviour().stopDelay())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private StopPolicy stopPolicy() {
        return switch (origin) {
            case Workload.Service service -> service.stop();
            case Workload.Job job -> job.stop();
            case Workload.CronJob cronJob -> cronJob.stop();
        };
    }

    private void askProbes(Instant now) {
        if (containers.stream().anyMatch(FakeContainer::isWaiting)) {
            phase = InstancePhase.PENDING;
            return;
        }
        boolean up = containers.stream().allMatch(container -> container.isComplete() || hasStarted(container, now));
        if (!up && !cameUp) {
            phase = InstancePhase.STARTING;
            if (containers.stream()
                    .anyMatch(container -> startupDeadline(container)
                            .filter(at -> !at.isAfter(now))
                            .isPresent())) {
                fails(FaultCode.NEVER_STARTED, "its startup probe never succeeded", now);
            }
            return;
        }
        cameUp = true;
        if (askLiveness(now)) {
            return;
        }
        boolean ready = containers.stream().allMatch(container -> container.isComplete() || isHealthy(container, now));
        answered("readiness", ready, now);
        if (ready && readyAt.isEmpty()) {
            readyAt = Optional.of(now);
        }
        phase = ready ? InstancePhase.READY : readyAt.isPresent() ? InstancePhase.UNREADY : InstancePhase.STARTING;
    }

    private boolean askLiveness(Instant now) {
        boolean live = containers.stream()
                .filter(FakeContainer::isRunning)
                .allMatch(container -> container.spec().probes().liveness().isEmpty()
                        || (container.alive()
                                && passes(container, container.spec().probes().liveness(), now)));
        if (live) {
            failingSince = Optional.empty();
            return false;
        }
        if (failingSince.isEmpty()) {
            failingSince = Optional.of(now);
        }
        if (livenessDeadline().filter(at -> !at.isAfter(now)).isPresent()) {
            answered("liveness", false, now);
            fails(FaultCode.LIVENESS_FAILED, "its liveness probe failed", now);
            return true;
        }
        return false;
    }

    private void fails(FaultCode code, String why, Instant now) {
        fault = Optional.of(Messages.fault(code, id + " was stopped: " + why));
        stop(now);
    }

    private void answered(String probe, boolean healthy, Instant now) {
        if (lastProbe
                .filter(last -> last.probe().equals(probe) && last.healthy() == healthy)
                .isEmpty()) {
            lastProbe = Optional.of(new ProbeAnswer(
                    probe, healthy, healthy ? "HTTP/1.1 200 OK" : "HTTP/1.1 503 Service Unavailable", now));
        }
    }

    private boolean hasStarted(FakeContainer container, Instant now) {
        Optional<Probe> startup = container.spec().probes().startup();
        return startup.isEmpty() ? container.isRunning() : passes(container, startup, now);
    }

    private boolean isHealthy(FakeContainer container, Instant now) {
        return container.feelsReady(now)
                && passes(container, container.spec().probes().readiness(), now);
    }

    private boolean passes(FakeContainer container, Optional<Probe> probe, Instant now) {
        Optional<Check> check = probe.map(Probe::check);
        return container.isUp(now)
                && check.map(asked -> world.program().passes(new Inside(world, this, container), asked))
                        .orElse(true);
    }

    private Optional<Instant> startupDeadline(FakeContainer container) {
        return cameUp || !container.isRunning()
                ? Optional.empty()
                : container
                        .spec()
                        .probes()
                        .startup()
                        .map(probe -> container
                                .startedAt()
                                .plus(probe.initialDelay())
                                .plus(probe.period().multipliedBy(probe.failureThreshold())));
    }

    private Optional<Instant> livenessDeadline() {
        return failingSince.map(since -> since.plus(containers.stream()
                .flatMap(container -> container.spec().probes().liveness().stream())
                .map(probe -> probe.period().multipliedBy(probe.failureThreshold()))
                .min(Duration::compareTo)
                .orElse(Duration.ZERO)));
    }
}
