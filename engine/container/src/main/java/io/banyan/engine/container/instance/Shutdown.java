package io.banyan.engine.container.instance;

import io.banyan.engine.container.api.ApiFaults;
import io.banyan.engine.container.instance.InstanceRecord.ContainerRecord;
import io.banyan.engine.observed.Exit;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings an instance's containers to their end and clears up after them. Can be repeated from any point. */
final class Shutdown {
    private static final Logger log = LoggerFactory.getLogger(Shutdown.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration DRAIN_LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(1);

    /** A killed process is gone at once; what takes longer hangs in the kernel. */
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(10);

    /** How long a gateway that cannot be asked counts as busy. */
    private static final Duration UNKNOWN_PATIENCE = Duration.ofSeconds(1);

    private final Surroundings around;
    private final InstanceRecord record;
    private final InstanceStatus status;
    private final ContainerStates states;
    private final CountDownLatch detached;

    Shutdown(Surroundings around, InstanceRecord record, InstanceStatus status, CountDownLatch detached) {
        this.around = around;
        this.record = record;
        this.status = status;
        this.states = new ContainerStates(around.api(), around.outOfMemoryKills());
        this.detached = detached;
    }

    /** Waits until no request is in flight, as long as the stop policy allows and something still runs. */
    void awaitIdle(Supplier<OptionalInt> inFlight) throws InterruptedException {
        Instant begin = around.timeline().now();
        Instant end = begin.plus(record.stop().drain());
        Instant trustEnd = begin.plus(UNKNOWN_PATIENCE);
        while (status.anyRunning() && around.timeline().now().isBefore(end)) {
            OptionalInt count = inFlight.get();
            boolean busy = count.isPresent()
                    ? count.getAsInt() > 0
                    : around.timeline().now().isBefore(trustEnd);
            if (!busy || detached.await(DRAIN_LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    /** SIGTERM to every container, the grace period, SIGKILL; returns when none runs. */
    void stop(Duration grace) throws InterruptedException {
        signal("TERM");
        if (!awaitExit(grace)) {
            signal("KILL");
            awaitExit(KILL_PATIENCE);
        }
    }

    private void signal(String name) throws InterruptedException {
        for (ContainerRecord container : record.containers().reversed()) {
            if (status.running(container.name())) {
                String containerName = ContainerCreation.name(around, record, container.name());
                persistently("signal " + containerName, () -> signal(containerName, name));
            }
        }
    }

    private void signal(String container, String name) {
        try {
            around.api().docker().killContainerCmd(container).withSignal(name).exec();
        } catch (RuntimeException e) {
            if (!ApiFaults.notRunning(e)) {
                throw e;
            }
            log.debug("{} runs no more", container);
        }
    }

    private boolean awaitExit(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (status.anyRunning() && detached.getCount() > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                readExits();
                return !status.anyRunning();
            }
            status.awaitChange(Math.min(left, LOOK_EVERY.toMillis()));
        }
        return true;
    }

    /** Asks the API about containers whose end no event told. */
    void readExits() throws InterruptedException {
        for (ContainerRecord container : record.containers()) {
            if (status.running(container.name())) {
                String name = ContainerCreation.name(around, record, container.name());
                persistently("inspect " + name, () -> readExit(container.name(), states.find(name)));
            }
        }
    }

    private void readExit(String container, Optional<ContainerStates.State> found) {
        Instant now = around.clock().instant();
        Optional<Exit> exit = found.isEmpty()
                ? Optional.of(new Exit(-1, OptionalInt.empty(), false, now))
                : found.get().exit();
        exit.ifPresent(ended -> status.exited(container, ended));
    }

    /** Keeps the logs, removes the containers and whatever else belongs to the instance. */
    void clearUp(InstanceFiles files) throws InterruptedException {
        for (ContainerRecord container : record.containers()) {
            String name = ContainerCreation.name(around, record, container.name());
            persistently("keep the log of " + name, () -> keepLog(container.name(), states.find(name)));
            persistently("remove " + name, () -> remove(name));
        }
        if (record.containers().size() > 1) {
            String pause = ContainerCreation.name(around, record, ContainerCreation.PAUSE);
            persistently("remove " + pause, () -> remove(pause));
        }
        files.remove();
    }

    private void keepLog(String container, Optional<ContainerStates.State> found) {
        try {
            found.flatMap(ContainerStates.State::log)
                    .filter(Files::isReadable)
                    .ifPresent(file -> around.archive().keep(record.id(), container, file));
        } catch (UncheckedIOException e) {
            log.warn("the log of {} {} is lost", record.id(), container, e);
        }
    }

    private void remove(String container) {
        try {
            around.api()
                    .docker()
                    .removeContainerCmd(container)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (RuntimeException e) {
            if (!ApiFaults.noSuchContainer(e)) {
                throw e;
            }
        }
    }

    /** Tries until it works: a container that is left behind would hold its address and its volume for ever. */
    private void persistently(String doing, Runnable action) throws InterruptedException {
        for (int failures = 0; detached.getCount() > 0; failures++) {
            try {
                action.run();
                return;
            } catch (RuntimeException e) {
                if (failures == 0) {
                    log.warn("{}; trying on", ApiFaults.translate(doing, e).getMessage());
                }
                detached.await(TRY_AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }
}
