package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.RunObservation;
import io.banyan.engine.observed.RunObservation.State;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.ReleaseId;
import io.banyan.engine.spec.StopPolicy;
import io.banyan.engine.spec.Workload;
import io.banyan.engine.spec.WorkloadId;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Start jobs on a schedule, each due time at most once. */
@Proves(Capability.CRON_JOBS)
public abstract class CronJobsContract extends Contract {
    private static final String EVERY_MINUTE = "* * * * *";
    private static final String NEW_YEAR = "0 0 1 1 *";

    @Test
    void aRunStartsWhenItIsDueOnceAndNotWhenItIsSuspended() {
        Workload.CronJob minutely = apply(EVERY_MINUTE, false, 5, "PRINT", "tick");
        Workload.CronJob suspended = apply(EVERY_MINUTE, true, 5, "PRINT", "tick");
        Instant due = tck().engine().observe(minutely.id()).nextRunAt().orElseThrow();
        assertThat(due)
                .isEqualTo(due.truncatedTo(ChronoUnit.MINUTES))
                .isAfter(tck().now().minusSeconds(60));

        RunObservation run = tck().await(
                        "a run has ended",
                        Duration.ofSeconds(90),
                        () -> runs(minutely),
                        runs -> runs.stream().anyMatch(each -> each.state() == State.SUCCEEDED))
                .getLast();
        tck().engine().apply(minutely);
        tck().throughout(
                        "it stays one run per due time",
                        Duration.ofSeconds(5),
                        () -> runs(minutely),
                        runs -> runs.stream()
                                        .map(RunObservation::dueAt)
                                        .distinct()
                                        .count()
                                == runs.size());

        assertThat(run.dueAt()).hasValue(due);
        assertThat(run.startedAt()).isAfterOrEqualTo(due);
        assertThat(runs(suspended)).isEmpty();
        assertThat(tck().engine().observe(suspended.id()).nextRunAt()).isEmpty();
    }

    @Test
    void aRunCanBeStartedByHandAndTheSameNameStartsItOnce() {
        Workload.CronJob cronJob = apply(NEW_YEAR, false, 5, "PRINT", "by hand");

        tck().engine().startRun(cronJob.id(), "by-hand");
        tck().engine().startRun(cronJob.id(), "by-hand");
        awaitFinished(cronJob.id(), 1);
        tck().engine().startRun(cronJob.id(), "by-hand");

        tck().throughout("there is one run", Duration.ofSeconds(2), () -> runs(cronJob), runs -> runs.size() == 1);
        RunObservation run = runs(cronJob).getFirst();
        assertThat(run.name()).isEqualTo("by-hand");
        assertThat(run.state()).isEqualTo(State.SUCCEEDED);
        assertThat(run.dueAt()).isEmpty();
        assertThat(run.attempts()).hasSize(1);
    }

    @Test
    void onlySoManyFinishedRunsAreKept() {
        Workload.CronJob cronJob = apply(NEW_YEAR, false, 2, "PRINT", "kept");
        for (int number = 1; number <= 3; number++) {
            String name = "run-" + number;
            tck().engine().startRun(cronJob.id(), name);
            tck().await(
                            name + " has ended",
                            RunningService.SOON,
                            () -> runs(cronJob),
                            runs -> runs.stream()
                                    .anyMatch(run -> run.name().equals(name) && run.state() == State.SUCCEEDED));
        }

        assertThat(tck().await(
                                "the oldest run is forgotten",
                                RunningService.SOON,
                                () -> runs(cronJob),
                                runs -> runs.size() == 2))
                .extracting(RunObservation::name)
                .containsExactly("run-3", "run-2");
    }

    @Test
    void theNextDueTimeIsReadInItsTimeZone() {
        Workload.CronJob cronJob = apply("30 5 * * *", false, 5, "PRINT", "early");

        Instant next = tck().engine().observe(cronJob.id()).nextRunAt().orElseThrow();

        assertThat(next.atZone(ZoneId.of("Asia/Shanghai")).toLocalTime())
                .hasHour(5)
                .hasMinute(30);
    }

    @Test
    void aScheduleThatCannotBeReadIsRefused() {
        WorkloadId id = scene().name("cron");

        assertRefused(
                FaultCode.INVALID_SPECIFICATION,
                () -> tck().engine().apply(cronJob(id, "every now and then", false, 5, "PRINT", "never")));

        assertRefused(FaultCode.UNKNOWN_WORKLOAD, () -> tck().engine().observe(id));
    }

    private Workload.CronJob apply(String schedule, boolean suspended, int history, String... arguments) {
        return scene().apply(cronJob(scene().name("cron"), schedule, suspended, history, arguments));
    }

    private Workload.CronJob cronJob(
            WorkloadId id, String schedule, boolean suspended, int history, String... arguments) {
        ContainerSpec container =
                ContainerSpec.of("main", tck().underTest().testAppImage()).withCommand(List.of(), List.of(arguments));
        return new Workload.CronJob(
                id,
                1,
                new ReleaseId("r1"),
                List.of(container),
                schedule,
                ZoneId.of("Asia/Shanghai"),
                Workload.Concurrency.FORBID,
                suspended,
                Duration.ofSeconds(30),
                0,
                Duration.ofSeconds(30),
                history,
                new StopPolicy(Duration.ZERO, Duration.ofSeconds(2)));
    }

    private List<RunObservation> runs(Workload.CronJob cronJob) {
        return tck().engine().observe(cronJob.id()).runs();
    }

    private void awaitFinished(WorkloadId id, int count) {
        tck().await(
                        count + " runs have ended",
                        RunningService.SOON,
                        () -> tck().engine().observe(id).runs(),
                        runs -> runs.size() == count && runs.stream().allMatch(run -> run.state() != State.RUNNING));
    }
}
