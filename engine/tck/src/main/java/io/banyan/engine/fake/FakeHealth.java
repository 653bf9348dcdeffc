package io.banyan.engine.fake;

import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.observed.ProbeAnswer;
import io.banyan.engine.spec.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What the probes of an instance say. They are not asked periodically: whatever changes an answer wakes the workload. */
final class FakeHealth {
    private final FakeWorld world;
    private final FakeInstance instance;
    private boolean cameUp;
    private Optional<Instant> readyAt = Optional.empty();
    private Optional<Instant> failingSince = Optional.empty();
    private Optional<ProbeAnswer> lastProbe = Optional.empty();

    FakeHealth(FakeWorld world, FakeInstance instance) {
        this.world = world;
        this.instance = instance;
    }

    Optional<Instant> readyAt() {
        return readyAt;
    }

    Optional<ProbeAnswer> lastProbe() {
        return lastProbe;
    }

    /** The phase of an instance whose containers all run or have done what they were for. */
    InstancePhase ask(Instant now) {
        cameUp = cameUp
                || instance.containers().stream()
                        .allMatch(container -> container.isComplete() || hasStarted(container, now));
        if (!cameUp) {
            return InstancePhase.STARTING;
        }
        askLiveness(now);
        boolean ready = instance.containers().stream()
                .allMatch(container -> container.isComplete() || isHealthy(container, now));
        answered("readiness", ready, now);
        if (ready && readyAt.isEmpty()) {
            readyAt = Optional.of(now);
        }
        return ready ? InstancePhase.READY : readyAt.isPresent() ? InstancePhase.UNREADY : InstancePhase.STARTING;
    }

    /** Why the instance must be replaced by now, when it must. */
    Optional<FaultCode> failure(Instant now) {
        if (startupDeadlines().anyMatch(at -> !at.isAfter(now))) {
            return Optional.of(FaultCode.NEVER_STARTED);
        }
        if (livenessDeadline().filter(at -> !at.isAfter(now)).isPresent()) {
            answered("liveness", false, now);
            return Optional.of(FaultCode.LIVENESS_FAILED);
        }
        return Optional.empty();
    }

    /** When probes that keep failing are given up. */
    Stream<Instant> deadlines() {
        return Stream.concat(startupDeadlines(), livenessDeadline().stream());
    }

    boolean isHealthy(FakeContainer container, Instant now) {
        return container.feelsReady(now)
                && passes(container, container.spec().probes().readiness(), now);
    }

    private void askLiveness(Instant now) {
        boolean live = instance.running().stream()
                .allMatch(container -> container.spec().probes().liveness().isEmpty()
                        || (container.alive()
                                && passes(container, container.spec().probes().liveness(), now)));
        if (live) {
            failingSince = Optional.empty();
        } else if (failingSince.isEmpty()) {
            failingSince = Optional.of(now);
        }
    }

    private void answered(String probe, boolean healthy, Instant now) {
        boolean same = lastProbe
                .filter(last -> last.probe().equals(probe) && last.healthy() == healthy)
                .isPresent();
        if (!same) {
            String detail = healthy ? "HTTP/1.1 200 OK" : "HTTP/1.1 503 Service Unavailable";
            lastProbe = Optional.of(new ProbeAnswer(probe, healthy, detail, now));
        }
    }

    private boolean hasStarted(FakeContainer container, Instant now) {
        Optional<Probe> startup = container.spec().probes().startup();
        return startup.isEmpty() ? container.isRunning() : passes(container, startup, now);
    }

    private boolean passes(FakeContainer container, Optional<Probe> probe, Instant now) {
        return container.isUp(now)
                && probe.map(Probe::check)
                        .map(check -> world.program().passes(new Inside(world, instance, container), check))
                        .orElse(true);
    }

    private Stream<Instant> startupDeadlines() {
        if (cameUp) {
            return Stream.empty();
        }
        return instance.running().stream()
                .flatMap(container -> container.spec().probes().startup().stream()
                        .map(probe ->
                                container.startedAt().plus(probe.initialDelay()).plus(patience(probe))));
    }

    private Optional<Instant> livenessDeadline() {
        return failingSince.map(since -> since.plus(instance.containers().stream()
                .flatMap(container -> container.spec().probes().liveness().stream())
                .map(FakeHealth::patience)
                .min(Duration::compareTo)
                .orElse(Duration.ZERO)));
    }

    private static Duration patience(Probe probe) {
        return probe.period().multipliedBy(probe.failureThreshold());
    }
}
