package io.banyan.server.background;

import io.banyan.kernel.Background;
import java.sql.Timestamp;
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

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    WakeUps(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void wake(String task, String subject) {
        wakeAt(task, subject, Instant.now());
    }

    @Override
    public void wakeAt(String task, String subject, Instant at) {
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

    void forget(String task, String subject) {
        jdbc.sql("delete from server.wake_up where task = :task and subject = :subject")
                .param("task", task)
                .param("subject", subject)
                .update();
    }
}
