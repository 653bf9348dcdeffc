package io.banyan.engine.fake;

import io.banyan.engine.FaultCode;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.WorkloadId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Everything that outlives an engine object: the machine, so to say. One lock guards all of it. */
final class FakeWorld {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition agendaGrew = lock.newCondition();
    private final InstantSource clock;
    private final Program program;
    private final Faults faults = new Faults();
    private final FakeBuilds builds = new FakeBuilds(faults);
    private final Agenda agenda = new Agenda();
    private final Floors floors = new Floors();
    private final Deliveries deliveries = new Deliveries();
    private final FakeLogs logs = new FakeLogs(deliveries);
    private final Watchers watchers = new Watchers(deliveries);
    private final FakeNetwork network = new FakeNetwork(this);
    private final Map<EnvironmentId, FakeEnvironment> environments = new HashMap<>();

    FakeWorld(InstantSource clock, Program program) {
        this.clock = clock;
        this.program = program;
    }

    Instant now() {
        return clock.instant();
    }

    Program program() {
        return program;
    }

    Faults faults() {
        return faults;
    }

    FakeBuilds builds() {
        return builds;
    }

    Agenda agenda() {
        return agenda;
    }

    Floors floors() {
        return floors;
    }

    FakeLogs logs() {
        return logs;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    Watchers watchers() {
        return watchers;
    }

    FakeNetwork network() {
        return network;
    }

    Map<EnvironmentId, FakeEnvironment> environments() {
        return environments;
    }

    FakeEnvironment environment(EnvironmentId id) {
        FakeEnvironment environment = environments.get(id);
        if (environment == null) {
            throw Messages.failure(FaultCode.UNKNOWN_ENVIRONMENT, "there is no environment " + id);
        }
        return environment;
    }

    Optional<FakeWorkload> workload(WorkloadId id) {
        return Optional.ofNullable(environments.get(id.environment()))
                .map(environment -> environment.workloads().get(id.name()));
    }

    void wake(WorkloadId id) {
        workload(id).ifPresent(workload -> workload.wake(now()));
    }

    void changed(WorkloadId id) {
        watchers.changed(id);
    }

    /** Runs something with the state held, and then all that became due by it. */
    <T> T within(Supplier<T> action) {
        lock.lock();
        try {
            T result = action.get();
            agendaGrew.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }

    /** Does all that is due by now. */
    int crank() {
        lock.lock();
        try {
            int steps = 0;
            Optional<Runnable> due = agenda.takeDue(now());
            while (due.isPresent()) {
                due.get().run();
                steps++;
                due = agenda.takeDue(now());
            }
            return steps;
        } finally {
            lock.unlock();
        }
    }

    Optional<Instant> nextDue() {
        return within(agenda::next);
    }

    /** Cranks until interrupted. */
    void crankForever() {
        try {
            while (!Thread.interrupted()) {
                crank();
                lock.lockInterruptibly();
                try {
                    Duration wait = agenda.next()
                            .map(next -> Duration.between(now(), next))
                            .orElse(Duration.ofSeconds(1));
                    if (wait.isPositive()) {
                        agendaGrew.await(Math.min(wait.toNanos(), 1_000_000_000L), TimeUnit.NANOSECONDS);
                    }
                } finally {
                    lock.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
