package io.banyan.server.background;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.banyan.kernel.BackgroundTask;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** One scheduler per process; the rows decide which process does what. */
@Configuration(proxyBeanMethods = false)
class BackgroundConfiguration {

    @Bean
    EvenClock backgroundClock(JdbcClient jdbc) {
        return new EvenClock(jdbc.sql("select clock_timestamp()")
                .query(Timestamp.class)
                .single()
                .toInstant());
    }

    @Bean
    WakeUps wakeUps(JdbcClient jdbc, TransactionTemplate transactions, EvenClock clock) {
        return new WakeUps(jdbc, transactions, clock);
    }

    @Bean
    FailingRows failingTasks(JdbcClient jdbc) {
        return new FailingRows(jdbc);
    }

    @Bean
    Scheduler scheduler(
            DataSource database,
            WakeUps wakeUps,
            TransactionTemplate transactions,
            EvenClock clock,
            BackgroundSettings settings,
            ObjectProvider<BackgroundTask> woken,
            ObjectProvider<io.banyan.kernel.RecurringTask> recurring,
            FlywayMigrationInitializer afterMigration) {
        return scheduler(
                database,
                wakeUps,
                transactions,
                clock,
                settings,
                woken.orderedStream().toList(),
                recurring.orderedStream().toList());
    }

    static Scheduler scheduler(
            DataSource database,
            WakeUps wakeUps,
            TransactionTemplate transactions,
            EvenClock clock,
            BackgroundSettings settings,
            List<BackgroundTask> woken,
            List<io.banyan.kernel.RecurringTask> recurring) {
        List<Task<?>> tasks = new ArrayList<>();
        woken.forEach(task -> tasks.add(WokenTask.of(task, wakeUps, transactions, clock)));
        List<RecurringTask<Void>> repeated =
                recurring.stream().map(BackgroundConfiguration::repeat).toList();
        return Scheduler.create(new TransactionAwareDataSourceProxy(database), tasks)
                .startTasks(repeated)
                .clock(clock)
                .tableName("server.scheduled_task")
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .serializer(new NoData())
                .threads(settings.threads())
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .pollUsingLockAndFetch(0.5, 2.0)
                .pollingInterval(settings.pollingInterval())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(20))
                .build();
    }

    @Bean
    BackgroundProcess backgroundProcess(Scheduler scheduler, WakeUps wakeUps, DataSource database) {
        return new BackgroundProcess(scheduler, wakeUps, database);
    }

    private static RecurringTask<Void> repeat(io.banyan.kernel.RecurringTask task) {
        return Tasks.recurring(task.name(), FixedDelay.of(task.pause())).execute((instance, context) -> {
            try {
                task.run();
            } catch (Exception cause) {
                throw new WokenTask.RunFailed(cause);
            }
        });
    }

    /** Rows carry an id and nothing else. */
    private static final class NoData implements Serializer {
        @Override
        public byte[] serialize(@Nullable Object data) {
            if (data != null) {
                throw new IllegalArgumentException("a wake-up carries no data");
            }
            return new byte[0];
        }

        @Override
        @SuppressWarnings("NullAway") // the library's interface predates null annotations: null stands for no data
        public <T> T deserialize(Class<T> type, byte[] serialized) {
            return null;
        }
    }
}
