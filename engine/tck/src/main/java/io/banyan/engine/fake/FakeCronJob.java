package io.banyan.engine.fake;

import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.WorkloadObservation;
import io.banyan.engine.spec.Workload;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A cron job: a run per due time, each due time at most once. */
final class FakeCronJob extends FakeWorkload {
    private final Deque<FakeRun> runs = new ArrayDeque<>();
    private Schedule schedule;
    private Instant considered;

    FakeCronJob(FakeWorld world, Workload.CronJob cronJob, Instant now) {
        super(world, cronJob);
        schedule = Schedule.of(cronJob);
        considered = now;
    }

    /** The same name twice starts one run. */
    void startRun(String name, Instant now) {
        if (runs.stream().noneMatch(run -> run.name().equals(name))) {
            begin(name, Optional.empty(), now);
            wake(now);
        }
    }

    @Override
    void wantedChanges(Workload next, Instant now) {
        schedule = Schedule.of((Workload.CronJob) next);
    }

    @Override
    void ended(FakeInstance instance, Instant now) {
        runs.forEach(run -> run.ended(instance, now));
    }

    @Override
    void decide(Instant now) {
        Optional<Instant> due = schedule.latestIn(considered, now);
        considered = considered.isAfter(now) ? considered : now;
        due.filter(at -> !cronJob().suspended())
                .filter(at -> !now.isAfter(at.plus(cronJob().startingDeadline())))
                .ifPresent(at -> beginIfAllowed(at, now));
        runs.forEach(run -> run.decide(now));
        forgetOldRuns();
    }

    @Override
    Stream<Instant> appointments(Instant now) {
        return Stream.concat(runs.stream().flatMap(FakeRun::appointments), nextRunAt().stream())
                .filter(at -> at.isAfter(now));
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
                nextRunAt());
    }

    private Workload.CronJob cronJob() {
        return (Workload.CronJob) wanted();
    }

    private Optional<Instant> nextRunAt() {
        return cronJob().suspended() ? Optional.empty() : schedule.after(considered);
    }

    private void beginIfAllowed(Instant due, Instant now) {
        List<FakeRun> going = runs.stream().filter(FakeRun::isRunning).toList();
        switch (cronJob().concurrency()) {
            case ALLOW -> {}
            case FORBID -> {
                if (!going.isEmpty()) {
                    return;
                }
            }
            case REPLACE ->
                going.forEach(run -> run.abandon(
                        Messages.fault(FaultCode.DEADLINE_EXCEEDED, "the next due run took its place"), now));
        }
        begin("due-" + due.getEpochSecond(), Optional.of(due), now);
    }

    private void begin(String name, Optional<Instant> due, Instant now) {
        runs.addFirst(new FakeRun(
                this, cronJob(), name, due, cronJob().retries(), cronJob().deadline(), now));
        world().changed(id());
    }

    private void forgetOldRuns() {
        List<FakeRun> finished =
                new ArrayList<>(runs.stream().filter(run -> !run.isRunning()).toList());
        finished.stream().skip(cronJob().historyLimit()).forEach(runs::remove);
    }
}
