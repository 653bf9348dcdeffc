package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.RunObservation;
import io.banyan.engine.observed.RunObservation.State;
import io.banyan.engine.session.LogLine;
import io.banyan.engine.session.LogQuery;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.ReleaseId;
import io.banyan.engine.spec.StopPolicy;
import io.banyan.engine.spec.Workload;
import io.banyan.engine.spec.WorkloadId;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Lines;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Run to completion, with retries and a deadline. */
@Proves(Capability.JOBS)
public abstract class JobsContract extends Contract {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void aJobRunsOnceToItsEnd() {
        Workload.Job job = apply(1, "r1", 0, LONG, "PRINT", "done it");

        RunObservation run = awaitFinished(job.id(), 1);

        assertThat(run.state()).isEqualTo(State.SUCCEEDED);
        assertThat(run.attempts()).hasSize(1);
        assertThat(run.finishedAt()).hasValueSatisfying(end -> assertThat(end).isAfterOrEqualTo(run.startedAt()));
        assertThat(run.fault()).isEmpty();
        tck().throughout(
                        "it does not run again",
                        Duration.ofSeconds(2),
                        () -> tck().engine().observe(job.id()).runs(),
                        runs -> runs.size() == 1 && runs.getFirst().attempts().size() == 1);
    }

    @Test
    void whatAJobWroteCanBeReadAfterwards() {
        Workload.Job job = apply(1, "r1", 0, LONG, "PRINT", "written by a job");
        awaitFinished(job.id(), 1);

        assertThat(Lines.read(tck(), LogQuery.all(job.id())))
                .extracting(LogLine::text)
                .contains("written by a job");
    }

    @Test
    void aFailingJobIsTriedAgainAsOftenAsAllowedAndThenFails() {
        Workload.Job job = apply(1, "r1", 2, LONG, "EXIT", "4");

        RunObservation run = awaitFinished(job.id(), 1);

        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.attempts()).hasSize(3).doesNotHaveDuplicates();
        assertThat(run.fault()).map(Fault::code).hasValue(FaultCode.CRASHED);
        assertThat(tck().engine().observe(job.id()).instances())
                .filteredOn(instance -> run.attempts().contains(instance.id()))
                .hasSize(3)
                .allSatisfy(instance -> assertThat(
                                instance.containers().getFirst().exit())
                        .hasValueSatisfying(exit -> assertThat(exit.code()).isEqualTo(4)));
    }

    @Test
    void aJobThatTakesLongerThanItsDeadlineIsStoppedAndFails() {
        Workload.Job job = apply(1, "r1", 3, Duration.ofSeconds(4), "SLEEP", "60000");

        RunObservation run = awaitFinished(job.id(), 1);

        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.fault()).map(Fault::code).hasValue(FaultCode.DEADLINE_EXCEEDED);
        tck().await(
                        "its instance has ended",
                        RunningService.SOON,
                        () -> tck().engine().observe(job.id()).instances(),
                        instances -> instances.stream()
                                .allMatch(instance ->
                                        instance.containers().getFirst().exit().isPresent()));
    }

    @Test
    void anotherReleaseRunsAgainAndTheSameDoesNot() {
        Workload.Job first = apply(1, "r1", 0, LONG, "PRINT", "one");
        awaitFinished(first.id(), 1);

        tck().engine().apply(job(first.id(), 2, "r1", 1, LONG, "PRINT", "one"));
        tck().throughout(
                        "the same release does not run again",
                        Duration.ofSeconds(2),
                        () -> tck().engine().observe(first.id()).runs(),
                        runs -> runs.size() == 1);

        tck().engine().apply(job(first.id(), 3, "r2", 0, LONG, "PRINT", "two"));
        awaitFinished(first.id(), 2);
    }

    private Workload.Job apply(long generation, String release, int retries, Duration deadline, String... arguments) {
        return scene().apply(job(scene().name("job"), generation, release, retries, deadline, arguments));
    }

    private Workload.Job job(
            WorkloadId id, long generation, String release, int retries, Duration deadline, String... arguments) {
        ContainerSpec container =
                ContainerSpec.of("main", tck().underTest().testAppImage()).withCommand(List.of(), List.of(arguments));
        return new Workload.Job(
                id,
                generation,
                new ReleaseId(release),
                List.of(container),
                retries,
                deadline,
                new StopPolicy(Duration.ZERO, Duration.ofSeconds(2)));
    }

    /** The newest of so many runs, all of which have ended. */
    private RunObservation awaitFinished(WorkloadId id, int count) {
        return tck().await(
                        count + " runs of " + id + " have ended",
                        LONG,
                        () -> tck().engine().observe(id).runs(),
                        runs -> runs.size() == count && runs.stream().allMatch(run -> run.state() != State.RUNNING))
                .getFirst();
    }
}
