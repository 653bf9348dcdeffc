package io.banyan.server.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.banyan.kernel.BackgroundTask;
import io.banyan.kernel.FailingTasks;
import io.banyan.server.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Two processes on one database are two schedulers here. */
class BackgroundTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestPostgres.Database database = TestPostgres.fresh();
    private final DriverManagerDataSource source =
            new DriverManagerDataSource(database.url(), database.user(), database.password());
    private final TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
    private final EvenClock clock = new EvenClock(Instant.now());
    private final WakeUps wakeUps = new WakeUps(JdbcClient.create(source), transactions, clock);
    private final List<BackgroundProcess> processes = new ArrayList<>();

    BackgroundTest() {
        Flyway.configure()
                .dataSource(source)
                .defaultSchema("flyway")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    @AfterEach
    void stop() {
        processes.forEach(BackgroundProcess::stop);
    }

    @Test
    void aWakeUpIsAnsweredAtOnceAfterTheCommitAndNotBefore() {
        ConcurrentLinkedQueue<String> runs = new ConcurrentLinkedQueue<>();
        start(task("wake", subject -> {
            runs.add(subject);
            return Optional.empty();
        }));
        Instant begin = Instant.now();
        transactions.executeWithoutResult(status -> {
            wakeUps.wake("wake", "one");
            assertThat(runs).isEmpty();
        });
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(runs).containsExactly("one"));
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(15));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows()).isZero());
    }

    @Test
    void aWakeUpThatIsRolledBackIsNone() {
        ConcurrentLinkedQueue<String> runs = new ConcurrentLinkedQueue<>();
        start(task("wake", subject -> {
            runs.add(subject);
            return Optional.empty();
        }));
        transactions.executeWithoutResult(status -> {
            wakeUps.wake("wake", "never");
            status.setRollbackOnly();
        });
        wakeUps.wake("wake", "other");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(runs).isNotEmpty());
        assertThat(runs).containsExactly("other");
    }

    @Test
    void aWakeUpDuringARunLeadsToOneMore() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        start(task("wake", subject -> {
            if (runs.incrementAndGet() == 1) {
                started.countDown();
                assertThat(finish.await(30, TimeUnit.SECONDS)).isTrue();
            }
            return Optional.empty();
        }));
        wakeUps.wake("wake", "one");
        assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
        wakeUps.wake("wake", "one");
        wakeUps.wake("wake", "one");
        finish.countDown();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows()).isZero());
        assertThat(runs).hasValue(2);
    }

    @Test
    void twoProcessesNeverWorkOnOneSubjectAtATime() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        BackgroundTask task = task("wake", subject -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            now.decrementAndGet();
            runs.incrementAndGet();
            return Optional.empty();
        });
        start(task);
        start(task);
        for (int index = 0; index < 100; index++) {
            wakeUps.wake("wake", "one");
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows()).isZero());
        assertThat(runs.get()).isPositive();
        assertThat(most).hasValue(1);
    }

    @Test
    void whatAClockPutOffThatWasSetBackSinceIsDoneAtTheStart() {
        ConcurrentLinkedQueue<String> runs = new ConcurrentLinkedQueue<>();
        EvenClock ahead = new EvenClock(Instant.now().plus(Duration.ofHours(1)));
        new WakeUps(JdbcClient.create(source), transactions, ahead).wake("wake", "one");

        start(task("wake", subject -> {
            runs.add(subject);
            return Optional.empty();
        }));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(runs).containsExactly("one"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows()).isZero());
    }

    @Test
    void aRunThatFailsIsRepeated() {
        AtomicInteger runs = new AtomicInteger();
        start(task("wake", subject -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("the first time");
            }
            return Optional.empty();
        }));
        wakeUps.wake("wake", "one");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows()).isZero());
        assertThat(runs).hasValue(2);
    }

    @Test
    void aTaskThatKeepsFailingIsNamedUntilItSucceeds() {
        FailingRows failing = new FailingRows(JdbcClient.create(source));
        AtomicInteger runs = new AtomicInteger();
        AtomicBoolean mended = new AtomicBoolean();
        start(task("wake", subject -> {
            runs.incrementAndGet();
            if (!mended.get()) {
                throw new IllegalStateException("again");
            }
            return Optional.of(Duration.ofMinutes(1));
        }));
        wakeUps.wake("wake", "one");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(failing.all())
                        .singleElement()
                        .isEqualTo(new FailingTasks.FailingTask("wake", "one", 3)));
        assertThat(runs).hasValue(3);

        mended.set(true);
        wakeUps.wake("wake", "one");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(failing.all()).isEmpty());
    }

    @Test
    void aRunMayAskToBeRepeatedLater() {
        AtomicInteger runs = new AtomicInteger();
        start(task(
                "wake",
                subject -> runs.incrementAndGet() < 3 ? Optional.of(Duration.ofMillis(100)) : Optional.empty()));
        wakeUps.wake("wake", "one");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows()).isZero());
        assertThat(runs).hasValue(3);
    }

    @Test
    void aWakeUpOfBeforeTheStartIsAnsweredAfterIt() {
        wakeUps.wake("wake", "one");
        AtomicInteger runs = new AtomicInteger();
        start(task("wake", subject -> {
            runs.incrementAndGet();
            return Optional.empty();
        }));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(runs).hasValue(1));
    }

    @Test
    void pausesAfterFailuresGrowToAMinute() {
        assertThat(List.of(0, 1, 2, 5, 6, 50).stream().map(WokenTask::pauseAfter))
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(32),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1));
    }

    private void start(BackgroundTask task) {
        BackgroundSettings settings = new BackgroundSettings(4, Duration.ofMillis(500), Duration.ofSeconds(5));
        Scheduler scheduler = BackgroundConfiguration.scheduler(
                source, wakeUps, transactions, clock, settings, List.of(task), List.of());
        BackgroundProcess process = new BackgroundProcess(scheduler, wakeUps, source);
        process.start();
        processes.add(process);
    }

    private long rows() {
        return JdbcClient.create(source)
                .sql("select (select count(*) from server.scheduled_task) + (select count(*) from server.wake_up)")
                .query(Long.class)
                .single();
    }

    private interface Run {
        Optional<Duration> run(String subject) throws Exception;
    }

    private static BackgroundTask task(String name, Run run) {
        return new BackgroundTask() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<Duration> run(String subject) throws Exception {
                return run.run(subject);
            }
        };
    }
}
