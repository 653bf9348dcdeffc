package io.banyan.engine.container.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.engine.EngineException;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.ReleaseId;
import io.banyan.engine.spec.StopPolicy;
import io.banyan.engine.spec.Workload;
import io.banyan.engine.spec.WorkloadId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DueRunTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant HALF_PAST_ONE = Instant.parse("2026-01-05T01:30:00Z");

    private final CronSchedule everyFiveMinutes = CronSchedule.parse("*/5 * * * *", SHANGHAI);

    @Test
    void aDueTimeIsDealtWithOnce() {
        RunBook book = RunBook.EMPTY.scheduled("*/5", HALF_PAST_ONE.minusSeconds(60));
        DueRun due = decide(job(Workload.Concurrency.ALLOW, false), book, HALF_PAST_ONE)
                .orElseThrow();

        assertThat(due).isEqualTo(new DueRun(HALF_PAST_ONE, true, false));
        assertThat(due.name()).isEqualTo("due-20260105-0130");
        assertThat(decide(
                        job(Workload.Concurrency.ALLOW, false),
                        book.considered(HALF_PAST_ONE),
                        HALF_PAST_ONE.plusSeconds(2)))
                .isEmpty();
    }

    @Test
    void ofSeveralMissedOnesTheLatestRunsAndOneMissedForTooLongDoesNot() {
        RunBook book = RunBook.EMPTY.scheduled("*/5", HALF_PAST_ONE.minus(Duration.ofHours(3)));

        assertThat(decide(job(Workload.Concurrency.ALLOW, false), book, HALF_PAST_ONE.plusSeconds(20)))
                .contains(new DueRun(HALF_PAST_ONE, true, false));
        assertThat(decide(job(Workload.Concurrency.ALLOW, false), book, HALF_PAST_ONE.plusSeconds(61)))
                .contains(new DueRun(HALF_PAST_ONE, false, false));
    }

    @Test
    void aRunThatGoesOnForbidsOrIsReplaced() {
        RunBook book = RunBook.EMPTY
                .scheduled("*/5", HALF_PAST_ONE.minusSeconds(60))
                .with(Run.began("due-before", Optional.empty(), HALF_PAST_ONE.minusSeconds(50)));

        assertThat(decide(job(Workload.Concurrency.FORBID, false), book, HALF_PAST_ONE)
                        .orElseThrow()
                        .start())
                .isFalse();
        assertThat(decide(job(Workload.Concurrency.REPLACE, false), book, HALF_PAST_ONE))
                .contains(new DueRun(HALF_PAST_ONE, true, true));
    }

    @Test
    void suspendedJobsLetTheirTimesPass() {
        RunBook book = RunBook.EMPTY.scheduled("*/5", HALF_PAST_ONE.minusSeconds(60));

        assertThat(decide(job(Workload.Concurrency.ALLOW, true), book, HALF_PAST_ONE)
                        .orElseThrow()
                        .start())
                .isFalse();
    }

    @Test
    void timesAreReadInTheZoneOfTheSchedule() {
        CronSchedule open = CronSchedule.parse("30 9 * * 1-5", SHANGHAI);

        assertThat(open.nextDue(HALF_PAST_ONE.minusSeconds(1))).contains(HALF_PAST_ONE);
        assertThat(open.latestDue(HALF_PAST_ONE)).contains(HALF_PAST_ONE);
        assertThat(open.latestDue(HALF_PAST_ONE.minusMillis(1)).orElseThrow()).isBefore(HALF_PAST_ONE);
    }

    @Test
    void refusesWhatIsNoSchedule() {
        assertThatThrownBy(() -> CronSchedule.parse("every now and then", SHANGHAI))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("INVALID_SPECIFICATION");
    }

    private Optional<DueRun> decide(Workload.CronJob job, RunBook book, Instant now) {
        return DueRun.decide(job, everyFiveMinutes, book, now);
    }

    private static Workload.CronJob job(Workload.Concurrency concurrency, boolean suspended) {
        return new Workload.CronJob(
                WorkloadId.of("wealth", "dev", "report"),
                1,
                new ReleaseId("r1"),
                List.of(ContainerSpec.of("main", "image")),
                "*/5 * * * *",
                SHANGHAI,
                concurrency,
                suspended,
                Duration.ofMinutes(1),
                0,
                Duration.ofMinutes(10),
                3,
                StopPolicy.DEFAULT);
    }
}
