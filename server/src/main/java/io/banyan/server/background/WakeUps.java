package io.banyan.server.background;

import com.github.kagkarlsson.scheduler.Clock;
import io.banyan.kernel.Background;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wake-ups as rows. db-scheduler keeps one row per (task, subject) and would forget a wake-up that comes while it runs:
 * {@code wake_up.due} remembers it. A run empties it when it starts and looks again when it ends. Rows are always locked in
 * the order wake_up, scheduled_task.
 */
class WakeUps implements Background {
    static final String CHANNEL = "banyan_background";

    /** Runs that take longer to come round are of those that sweep, and one more does no harm. */
    private static final Duration SOONER_OR_LATER = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    WakeUps(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void wake(String task, String subject) {
        Instant at = clock.now();
        transactions.executeWithoutResult(status -> {
            jdbc.sql("""
                    insert into server.wake_up as w (task, subject, due) values (:task, :subject, :due)
                    on conflict (task, subject) do update set due = least(w.due, excluded.due)
                    """)
                    .param("task", task)
                    .param("subject", subject)
                    .param("due", Timestamp.from(at))
                    .update();
            schedule(task, subject, at);
            jdbc.sql("select pg_notify(:channel, '')").param("channel", CHANNEL).query(rows -> {});
        });
    }

    private void schedule(String task, String subject, Instant at) {
        // A picked row belongs to the process that runs it: it looks at wake_up when it is through.
        jdbc.sql("""
                insert into server.scheduled_task as t (task_name, task_instance, execution_time, picked, version)
                values (:task, :subject, :due, false, 1)
                on conflict (task_name, task_instance) do update
                set execution_time = excluded.execution_time, version = t.version + 1
                where not t.picked and t.execution_time > excluded.execution_time
                """)
                .param("task", task)
                .param("subject", subject)
                .param("due", Timestamp.from(at))
                .update();
    }

    /** A run starts: whatever was asked until now is answered by it. */
    void clear(String task, String subject) {
        jdbc.sql("update server.wake_up set due = null where task = :task and subject = :subject")
                .param("task", task)
                .param("subject", subject)
                .update();
    }

    /** A run ends: what was asked for meanwhile. The row stays locked, so that nothing slips in until the end is written. */
    Optional<Instant> lockDue(String task, String subject) {
        return jdbc.sql("select due from server.wake_up where task = :task and subject = :subject for update")
                .param("task", task)
                .param("subject", subject)
                .query((row, index) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .optional()
                .flatMap(due -> due);
    }

    /**
     * What is due later than any task ever asks for was put off by a clock that somebody has set back since: it is due now,
     * and a run that seems to have been alive in the future is as old as this moment.
     */
    void bringBackFromTheFuture() {
        Timestamp now = Timestamp.from(clock.now());
        Timestamp future = Timestamp.from(clock.now().plus(SOONER_OR_LATER));
        jdbc.sql("update server.wake_up set due = :now where due > :future")
                .param("now", now)
                .param("future", future)
                .update();
        jdbc.sql("""
                update server.scheduled_task
                set execution_time = least(execution_time, :now), last_heartbeat = least(last_heartbeat, :now),
                    version = version + 1
                where execution_time > :future or last_heartbeat > :future
                """).param("now", now).param("future", future).update();
    }

    void forget(String task, String subject) {
        jdbc.sql("delete from server.wake_up where task = :task and subject = :subject")
                .param("task", task)
                .param("subject", subject)
                .update();
    }
}
