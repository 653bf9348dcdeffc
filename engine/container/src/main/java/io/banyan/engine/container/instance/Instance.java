package io.banyan.engine.container.instance;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.container.api.ApiFaults;
import io.banyan.engine.container.datapath.EnvironmentNetwork;
import io.banyan.engine.container.datapath.InstanceEndpoint;
import io.banyan.engine.container.instance.InstanceRecord.ContainerRecord;
import io.banyan.engine.container.plan.Health;
import io.banyan.engine.observed.Exit;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.RegistryCredential;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance, from its creation to its evidence. It has a thread of its own that lives its life in a straight line:
 * come up, serve until something ends it, go down. Whatever ends it (a wish, a death, a probe) only names the ending; the
 * first one named counts.
 */
public final class Instance {
    private static final Logger log = LoggerFactory.getLogger(Instance.class);

    /** Clearing up after a death competes with the start of the replacement, which matters more. */
    private static final Duration CLEAR_UP_AFTER_DEATH = Duration.ofSeconds(5);

    private final Surroundings around;
    private final EnvironmentNetwork network;
    private final InstanceListener listener;
    private final InstanceStatus status;
    private final InstanceFiles files;
    private final Readiness readiness;
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private final CountDownLatch detached = new CountDownLatch(1);
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Instant created;
    private volatile InstanceRecord record;

    private Instance(
            Surroundings around, EnvironmentNetwork network, InstanceRecord record, InstanceListener listener) {
        this.around = around;
        this.network = network;
        this.record = record;
        this.listener = listener;
        this.created = around.timeline().of(record.createdAt());
        this.status = new InstanceStatus(record.containers(), around.timeline());
        this.files = new InstanceFiles(around.settings(), record.id());
        this.readiness = new Readiness(around, record, status, this::readinessChanged, this::probeFailed);
    }

    /** A new instance, which comes up on a thread of its own. */
    public static Instance launch(
            Surroundings around,
            EnvironmentNetwork network,
            InstanceRecord record,
            Edition edition,
            List<RegistryCredential> credentials,
            InstanceListener listener) {
        Instance instance = new Instance(around, network, record, listener);
        instance.save();
        instance.begun.set(true);
        instance.thread(() -> instance.live(() -> instance.comeUp(edition, credentials)));
        return instance;
    }

    /** An instance that ran before the engine did. Nothing is done to it before {@link #resume} or {@link #retire}. */
    public static Instance found(
            Surroundings around,
            EnvironmentNetwork network,
            InstanceRecord record,
            List<FoundContainer> containers,
            InstanceListener listener) {
        Instance instance = new Instance(around, network, record, listener);
        for (FoundContainer container : containers) {
            container.state().startedAt().ifPresent(at -> instance.status.started(container.name(), at));
            container.state().exit().ifPresent(exit -> instance.status.exited(container.name(), exit));
        }
        instance.status.foundRunning(record.readyAt());
        return instance;
    }

    /** A container as it was found. */
    public record FoundContainer(String name, ContainerStates.State state) {}

    /** Begins to look after a found instance; for others nothing changes. */
    public void resume() {
        if (begun.compareAndSet(false, true)) {
            thread(() -> live(this::takeOver));
        }
    }

    public InstanceRecord record() {
        return record;
    }

    public Health health() {
        return status.health();
    }

    /** When it was created, on the timeline. */
    public Instant created() {
        return created;
    }

    /** Since when it is ready without a break, on the timeline. */
    public Optional<Instant> readySince() {
        return status.readySince();
    }

    /** Whether it may still write to its slot's volumes. */
    public boolean holdsSlot() {
        return status.stage() != InstanceStatus.Stage.EXITED;
    }

    /** Whether all its containers were started and nothing has ended it. */
    public boolean up() {
        return status.stage() == InstanceStatus.Stage.RUNNING;
    }

    public boolean everReady() {
        return status.everReady();
    }

    public InstanceObservation observe() {
        return status.observe(record, around.settings().node());
    }

    public Optional<Ending> ending() {
        return Optional.ofNullable(ending.getNow(null));
    }

    /** Lets it end: requests drain, containers are stopped, evidence is kept. */
    public void retire(Optional<Fault> because) {
        end(new Ending(Ending.Kind.RETIRED, because, false));
        resume();
    }

    /** Asks for another one in its place; it serves on until that is there. The wish outlives the engine. */
    public void unwanted() {
        if (ending.isDone() || record.unwanted()) {
            return;
        }
        change(InstanceRecord::withUnwanted);
        listener.changed(this);
    }

    /** Lets go: containers stay as they are. */
    public void detach() {
        ending.complete(Ending.DETACHED);
        readiness.close();
        detached.countDown();
    }

    /** Notes that a container has ended. Told more than once, the first time counts. */
    public void containerDied(String container, String containerId, int exitCode, Instant at) {
        died(
                container,
                new ContainerStates(around.api(), around.outOfMemoryKills()).exit(containerId, exitCode, false, at));
    }

    /** Compares what should run with what does: for deaths that no event told. */
    public void check(List<FoundContainer> containers) {
        if (status.stage() != InstanceStatus.Stage.RUNNING || ending.isDone()) {
            return;
        }
        for (ContainerRecord expected : record.containers()) {
            Optional<FoundContainer> seen = containers.stream()
                    .filter(found -> found.name().equals(expected.name()))
                    .findFirst();
            if (seen.isPresent()) {
                seen.get().state().exit().ifPresent(exit -> died(expected.name(), exit));
            } else if (status.running(expected.name())) {
                end(new Ending(Ending.Kind.DIED, Optional.of(InstanceFaults.vanished(expected.name())), true));
            }
        }
    }

    private void died(String container, Exit exit) {
        boolean knownContainer = record.containers().stream()
                .anyMatch(candidate -> candidate.name().equals(container));
        if (!knownContainer || !status.exited(container, exit) || ending.isDone()) {
            return;
        }
        boolean preparation = record.containers().stream()
                .anyMatch(
                        candidate -> candidate.preparation() && candidate.name().equals(container));
        boolean endedWell = exit.code() == 0 && (preparation || !record.serves());
        if (!endedWell) {
            Fault fault = InstanceFaults.of(container, exit, status.everReady());
            end(new Ending(Ending.Kind.DIED, Optional.of(fault), InstanceFaults.killedFromOutside(exit)));
        } else if (!record.serves() && status.allExitedWell()) {
            end(Ending.FINISHED);
        }
    }

    private void probeFailed(Fault fault) {
        end(Ending.failed(fault));
    }

    private void end(Ending chosen) {
        if (ending.isDone()) {
            return;
        }
        if (chosen.unexpected()) {
            readiness.gone();
        }
        synchronized (ending) {
            if (ending.isDone()) {
                return;
            }
            chosen.fault().ifPresent(status::fault);
            status.stage(nextStage(chosen));
            ending.complete(chosen);
        }
        listener.ending(this, chosen);
    }

    private InstanceStatus.Stage nextStage(Ending chosen) {
        if (chosen.kind() == Ending.Kind.DIED && !status.anyRunning()) {
            return InstanceStatus.Stage.EXITED;
        }
        boolean mayHaveRequests = chosen.kind() == Ending.Kind.RETIRED && record.serves() && status.everReady();
        return mayHaveRequests ? InstanceStatus.Stage.DRAINING : InstanceStatus.Stage.STOPPING;
    }

    private void live(Life beginning) throws InterruptedException {
        try {
            beginning.run();
        } catch (EngineException e) {
            end(Ending.failed(e.fault()));
        } catch (RuntimeException e) {
            log.error("instance {} failed", record.id(), e);
            end(Ending.failed(
                    ApiFaults.translate("run instance " + record.id(), e).fault()));
        }
        Ending because = ending.join();
        readiness.close();
        if (because.kind() != Ending.Kind.DETACHED) {
            goDown(because);
        }
    }

    private void comeUp(Edition edition, List<RegistryCredential> credentials) throws InterruptedException {
        Launch launch = new Launch(around, network, record, status, files, ending::isDone);
        launch.run(edition, credentials, container -> {
            listener.changed(this);
            readiness.watch(container, false);
        });
        if (!ending.isDone()) {
            readiness.cameUp();
        }
    }

    /** A found instance whose launch was cut off by the engine's own death is of no use. */
    private void takeOver() {
        boolean whole = record.containers().stream()
                .allMatch(container -> status.running(container.name())
                        || (container.preparation()
                                && status.exit(container.name())
                                        .map(exit -> exit.code() == 0)
                                        .orElse(false)));
        boolean finished = !record.serves() && status.allExitedWell();
        if (finished) {
            end(Ending.FINISHED);
        } else if (whole) {
            record.containers().stream()
                    .filter(container -> status.running(container.name()))
                    .forEach(container -> readiness.watch(container.name(), true));
        } else {
            Optional<ContainerRecord> dead = record.containers().stream()
                    .filter(container -> status.exit(container.name()).isPresent())
                    .findFirst();
            Fault fault = dead.map(container -> InstanceFaults.of(
                            container.name(), status.exit(container.name()).orElseThrow(), status.everReady()))
                    .orElseGet(() -> InstanceFaults.vanished(
                            record.containers().getFirst().name()));
            end(new Ending(Ending.Kind.DIED, Optional.of(fault), true));
        }
    }

    private void goDown(Ending because) throws InterruptedException {
        Shutdown shutdown = new Shutdown(around, record, status, detached);
        if (status.stage() == InstanceStatus.Stage.DRAINING) {
            readiness.draining();
            listener.changed(this);
            shutdown.awaitIdle(readiness::inFlight);
        }
        readiness.gone();
        if (status.anyRunning()) {
            status.stage(InstanceStatus.Stage.STOPPING);
            listener.changed(this);
            shutdown.stop(record.stop().grace());
        }
        if (detached.getCount() == 0) {
            return;
        }
        status.stage(InstanceStatus.Stage.EXITED);
        around.evidence().keep(observe());
        listener.changed(this);
        if (because.unexpected()) {
            detached.await(CLEAR_UP_AFTER_DEATH.toMillis(), TimeUnit.MILLISECONDS);
        }
        shutdown.clearUp(files);
        if (detached.getCount() > 0) {
            around.files().delete(file());
            listener.gone(this);
        }
    }

    private void readinessChanged() {
        if (status.isReady()) {
            change(known -> known.withReadyAt(status.readyAt()));
        }
        listener.changed(this);
    }

    private synchronized void change(UnaryOperator<InstanceRecord> change) {
        record = change.apply(record);
        save();
    }

    private void save() {
        around.files().write(file(), record);
    }

    private Path file() {
        return file(around, record.id());
    }

    static Path file(Surroundings around, InstanceId id) {
        return around.files()
                .path(
                        "instances",
                        id.workload().environment().tribe(),
                        id.workload().environment().environment(),
                        id.workload().name(),
                        id.name() + ".json");
    }

    private void thread(Life life) {
        Thread.ofVirtual().name("instance-" + record.id()).start(() -> {
            try {
                life.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                log.error("instance {} is left as it is", record.id(), e);
            }
        });
    }

    private interface Life {
        void run() throws InterruptedException;
    }

    /** The name of one of its containers in the container API. */
    public String containerName(String container) {
        return ContainerCreation.name(around, record, container);
    }

    /** Those names of all its containers, in the order of their start. */
    public List<String> containerNames() {
        return record.containers().stream()
                .map(container -> containerName(container.name()))
                .toList();
    }

    /** Where its neighbours and gateways reach it. */
    public InstanceEndpoint endpoint() {
        return new InstanceEndpoint(record.id().name(), record.address());
    }
}
