package io.banyan.engine.fake;

import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.WorkloadObservation;
import io.banyan.engine.spec.Workload;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;

/** A job: one run per release. */
final class FakeJob extends FakeWorkload {
    private final Deque<FakeRun> runs = new ArrayDeque<>();

    FakeJob(FakeWorld world, Workload.Job job, Instant now) {
        super(world, job);
        startRun(job, now);
    }

    @Override
    void wantedChanges(Workload next, Instant now) {
        if (next.release().equals(wanted().release())) {
            return;
        }
        runs.stream()
                .filter(FakeRun::isRunning)
                .forEach(run -> run.abandon(
                        Messages.fault(FaultCode.DEADLINE_EXCEEDED, "another release took the run's place"), now));
        startRun((Workload.Job) next, now);
    }

    @Override
    void ended(FakeInstance instance, Instant now) {
        runs.forEach(run -> run.ended(instance, now));
    }

    @Override
    void decide(Instant now) {
        runs.forEach(run -> run.decide(now));
    }

    @Override
    Stream<Instant> appointments(Instant now) {
        return runs.stream().flatMap(FakeRun::appointments).filter(at -> at.isAfter(now));
    }

    @Override
    WorkloadObservation observation(Instant now) {
        return new WorkloadObservation(
                id(),
                generation(),
                now,
                instances(),
                Optional.empty(),
                runs.stream().map(FakeRun::observation).toList(),
                Optional.empty());
    }

    private void startRun(Workload.Job job, Instant now) {
        String name = "run-" + (runs.size() + 1);
        runs.addFirst(new FakeRun(this, job, name, Optional.empty(), job.retries(), job.deadline(), now));
    }
}
