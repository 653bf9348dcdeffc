package io.banyan.engine.container.instance;

import io.banyan.engine.Fault;
import io.banyan.engine.container.instance.InstanceRecord.ContainerRecord;
import io.banyan.engine.container.plan.Health;
import io.banyan.engine.observed.ContainerObservation;
import io.banyan.engine.observed.Exit;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.observed.ProbeAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of a living instance. Every change is whole: whoever looks sees a state that was true at some moment. */
final class InstanceStatus {
    private final List<ContainerRecord> containers;
    private final Timeline timeline;
    private final Map<String, Optional<Instant>> startedAt = new HashMap<>();
    private final Map<String, Exit> exits = new HashMap<>();
    private final Map<String, Boolean> ready = new HashMap<>();
    private Stage stage = Stage.PREPARING;
    private boolean unknown;
    private boolean everReady;
    private Optional<Instant> readyAt = Optional.empty();
    private Optional<Instant> readySince = Optional.empty();
    private Optional<ProbeAnswer> lastProbe = Optional.empty();
    private Optional<Fault> fault = Optional.empty();

    /** How far it has come. */
    enum Stage {
        PREPARING,
        RUNNING,
        DRAINING,
        STOPPING,
        EXITED
    }

    InstanceStatus(List<ContainerRecord> containers, Timeline timeline) {
        this.containers = containers;
        this.timeline = timeline;
    }

    /** Moves on; a stage that was passed is never entered again. */
    synchronized void stage(Stage next) {
        if (next.compareTo(stage) <= 0) {
            return;
        }
        stage = next;
        if (next.compareTo(Stage.DRAINING) >= 0) {
            readyAt = Optional.empty();
            readySince = Optional.empty();
        }
        notifyAll();
    }

    synchronized Stage stage() {
        return stage;
    }

    synchronized void started(String container, Instant at) {
        startedAt.put(container, Optional.of(at));
        notifyAll();
    }

    /** Notes an exit and tells whether it was news. */
    synchronized boolean exited(String container, Exit exit) {
        boolean news = exits.putIfAbsent(container, exit) == null;
        notifyAll();
        return news;
    }

    /** Found running after a restart: whether it is ready is not known until it is asked. */
    synchronized void foundRunning(Optional<Instant> wasReadyAt) {
        stage = Stage.RUNNING;
        unknown = true;
        everReady = wasReadyAt.isPresent();
        readyAt = wasReadyAt;
        readySince = wasReadyAt.map(timeline::of);
    }

    /** Notes a verdict and tells whether the instance as a whole turned ready or unready by it. */
    synchronized boolean ready(String container, boolean isReady, Instant at) {
        ready.put(container, isReady);
        notifyAll();
        return stage == Stage.RUNNING && recount(at);
    }

    /** All containers were started. Tells whether that made the instance ready. */
    synchronized boolean cameUp(Instant at) {
        stage(Stage.RUNNING);
        return stage == Stage.RUNNING && recount(at);
    }

    private boolean recount(Instant at) {
        boolean before = isReady();
        boolean wasUnknown = unknown;
        List<String> lasting = containers.stream()
                .filter(container -> !container.preparation())
                .map(ContainerRecord::name)
                .toList();
        boolean all = lasting.stream().allMatch(this::containerReady);
        unknown = unknown && !ready.keySet().containsAll(lasting);
        if (all) {
            readyAt = readyAt.or(() -> Optional.of(at));
            readySince = readySince.or(() -> Optional.of(timeline.now()));
            everReady = true;
        } else if (!unknown) {
            readyAt = Optional.empty();
            readySince = Optional.empty();
        }
        return isReady() != before || wasUnknown != unknown;
    }

    synchronized void answered(ProbeAnswer answer) {
        lastProbe = Optional.of(answer);
    }

    synchronized void fault(Fault because) {
        fault = Optional.of(because);
    }

    synchronized boolean everReady() {
        return everReady;
    }

    synchronized boolean isReady() {
        return stage == Stage.RUNNING && readyAt.isPresent() && !unknown;
    }

    synchronized Optional<Instant> readyAt() {
        return readyAt;
    }

    /** Since when it is ready without a break, on the timeline. */
    synchronized Optional<Instant> readySince() {
        return isReady() ? readySince : Optional.empty();
    }

    synchronized boolean containerReady(String container) {
        return ready.getOrDefault(container, false);
    }

    synchronized Optional<Exit> exit(String container) {
        return Optional.ofNullable(exits.get(container));
    }

    synchronized boolean running(String container) {
        return startedAt.containsKey(container) && !exits.containsKey(container);
    }

    synchronized boolean anyRunning() {
        return containers.stream().anyMatch(container -> running(container.name()));
    }

    synchronized boolean allExitedWell() {
        return containers.stream().allMatch(container -> {
            Exit exit = exits.get(container.name());
            return exit != null && exit.code() == 0;
        });
    }

    /** Waits until something changes, at most so long; callers look again whatever woke them. */
    @SuppressWarnings("WaitNotInLoop")
    synchronized void awaitChange(long millis) throws InterruptedException {
        wait(millis);
    }

    synchronized Health health() {
        return switch (stage) {
            case PREPARING -> Health.STARTING;
            case RUNNING ->
                unknown
                        ? Health.UNKNOWN
                        : readyAt.isPresent() ? Health.READY : everReady ? Health.UNREADY : Health.STARTING;
            case DRAINING, STOPPING, EXITED -> Health.LEAVING;
        };
    }

    synchronized InstancePhase phase() {
        return switch (stage) {
            case PREPARING -> startedAt.isEmpty() ? InstancePhase.PENDING : InstancePhase.STARTING;
            case RUNNING ->
                isReady()
                        ? InstancePhase.READY
                        : everReady && !unknown ? InstancePhase.UNREADY : InstancePhase.STARTING;
            case DRAINING -> InstancePhase.DRAINING;
            case STOPPING -> InstancePhase.STOPPING;
            case EXITED -> InstancePhase.EXITED;
        };
    }

    synchronized InstanceObservation observe(InstanceRecord record, String node) {
        List<ContainerObservation> seen = new ArrayList<>();
        for (ContainerRecord container : containers) {
            Optional<Exit> exit = exit(container.name());
            ContainerObservation.State state = exit.isPresent()
                    ? ContainerObservation.State.EXITED
                    : startedAt.containsKey(container.name())
                            ? ContainerObservation.State.RUNNING
                            : ContainerObservation.State.WAITING;
            Optional<Instant> at = startedAt.getOrDefault(container.name(), Optional.empty());
            seen.add(new ContainerObservation(container.name(), container.image(), state, at, exit));
        }
        return new InstanceObservation(
                record.id(),
                record.release(),
                record.generation(),
                record.slot(),
                phase(),
                node,
                record.createdAt(),
                isReady() ? readyAt : record.readyAt(),
                seen,
                lastProbe,
                fault);
    }
}
