package io.banyan.server.background;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the scheduler while the application is up, and looks for due work at once when any process says there is some. */
class BackgroundProcess implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundProcess.class);
    private static final int WAIT_MILLISECONDS = 5_000;
    private static final long PAUSE_AFTER_FAILURE_MILLISECONDS = 500;

    private final Scheduler scheduler;
    private final WakeUps wakeUps;
    private final DataSource database;
    private volatile @Nullable Thread listener;

    BackgroundProcess(Scheduler scheduler, WakeUps wakeUps, DataSource database) {
        this.scheduler = scheduler;
        this.wakeUps = wakeUps;
        this.database = database;
    }

    @Override
    public void start() {
        wakeUps.bringBackFromTheFuture();
        scheduler.start();
        listener = Thread.ofVirtual().name("background-listener").start(this::listen);
    }

    @Override
    public void stop() {
        Thread running = listener;
        listener = null;
        if (running != null) {
            running.interrupt();
        }
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return listener != null;
    }

    private void listen() {
        while (listener != null) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + WakeUps.CHANNEL);
                PGConnection notifications = connection.unwrap(PGConnection.class);
                scheduler.triggerCheckForDueExecutions();
                while (listener != null) {
                    if (notifications.getNotifications(WAIT_MILLISECONDS).length > 0) {
                        scheduler.triggerCheckForDueExecutions();
                    }
                }
                statement.execute("unlisten *");
            } catch (SQLException cause) {
                if (listener != null) {
                    LOG.warn("Lost the database's notifications; polling goes on: {}", cause.getMessage());
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE_MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
