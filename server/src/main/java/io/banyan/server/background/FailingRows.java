package io.banyan.server.background;

import io.banyan.kernel.FailingTasks;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Failing tasks of all processes, as the scheduler counts them. A success sets the count to nothing. */
class FailingRows implements FailingTasks {
    /** Once or twice is what a restart of the database looks like. */
    private static final int STUBBORN = 3;

    private static final int MOST = 20;

    private final JdbcClient jdbc;

    FailingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<FailingTask> all() {
        return jdbc.sql("""
                        select task_name, task_instance, consecutive_failures from server.scheduled_task
                        where consecutive_failures >= :stubborn
                        order by consecutive_failures desc, task_name, task_instance limit :most
                        """)
                .param("stubborn", STUBBORN)
                .param("most", MOST)
                .query((row, index) -> new FailingTask(row.getString(1), row.getString(2), row.getInt(3)))
                .list();
    }
}
