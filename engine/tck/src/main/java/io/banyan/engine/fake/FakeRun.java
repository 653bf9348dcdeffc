package io.banyan.engine.fake;

import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.RunObservation;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run: attempts one after the other until one succeeds, the retries are used up or the deadline comes. */
final class FakeRun {
    private final FakeWorkload workload;
    private final Workload origin;
    private final String name;
    private final Optional<Instant> dueAt;
    private final Instant startedAt;
    private final int retries;
    private final Instant deadline;
    private final List<InstanceId> attempts = new ArrayList<>();
    private RunObservation.State state = RunObservation.State.RUNNING;
    private Optional<Instant> finishedAt = Optional.empty();
    private Optional<Fault> fault = Optional.empty();
    private BackOff backOff = BackOff.NONE;
    private @Nullable FakeInstance attempt;

    FakeRun(
            FakeWorkload workload,
            Workload origin,
            String name,
            Optional<Instant> dueAt,
            int retries,
            Duration deadline,
            Instant startedAt) {
        this.workload = workload;
        this.name = name;
        this.dueAt = dueAt;
        this.startedAt = startedAt;
        this.retries = retries;
        this.deadline = startedAt.plus(deadline);
        this.origin = origin;
    }

    String name() {
        return name;
    }

    Optional<Instant> dueAt() {
        return dueAt;
    }

    boolean isRunning() {
        return state == RunObservation.State.RUNNING;
    }

    boolean owns(FakeInstance instance) {
        return attempts.contains(instance.id());
    }

    void ended(FakeInstance instance, Instant now) {
        if (instance != attempt || !isRunning()) {
            return;
        }
        attempt = null;
        if (instance.succeeded()) {
            finish(RunObservation.State.SUCCEEDED, Optional.empty(), now);
        } else if (attempts.size() > retries) {
            finish(RunObservation.State.FAILED, instance.fault(), now);
        } else {
            fault = instance.fault();
            backOff = backOff.afterDeath(false, now);
        }
    }

    void decide(Instant now) {
        if (!isRunning()) {
            return;
        }
        if (!now.isBefore(deadline)) {
            abandon(
                    Messages.fault(FaultCode.DEADLINE_EXCEEDED, "run " + name + " did not end within its deadline"),
                    now);
        } else if (attempt == null && !backOff.notBefore().isAfter(now)) {
            Optional<Fault> refusal = workload.refusal(origin);
            fault = refusal;
            if (refusal.isEmpty()) {
                attempt = workload.start(origin, 0, now);
                attempts.add(attempt.id());
            }
        }
    }

    /** Stops what goes on and counts the run as failed. */
    void abandon(Fault why, Instant now) {
        if (attempt != null) {
            attempt.stop(now);
        }
        finish(RunObservation.State.FAILED, Optional.of(why), now);
    }

    Stream<Instant> appointments() {
        return isRunning() ? Stream.of(deadline, backOff.notBefore()) : Stream.empty();
    }

    RunObservation observation() {
        return new RunObservation(name, state, dueAt, startedAt, finishedAt, attempts, fault);
    }

    private void finish(RunObservation.State state, Optional<Fault> fault, Instant now) {
        this.state = state;
        this.fault = fault;
        finishedAt = Optional.of(now);
        workload.world().changed(workload.id());
    }
}
