package io.banyan.runtime.web;

import io.banyan.kernel.ApplicationRef;
import io.banyan.runtime.observed.ObservedChannel;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Hears from the database which application was seen to change, whichever replica saw it, and rouses those who wait. */
@Component
class ObservedSignals implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ObservedSignals.class);
    private static final int WAIT_MILLISECONDS = 5_000;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final DataSource database;
    private final Map<String, Set<Waiting>> waiting = new ConcurrentHashMap<>();
    private volatile @Nullable Thread listener;

    ObservedSignals(DataSource database) {
        this.database = database;
    }

    /** One that waits for changes of one application. */
    final class Waiting implements AutoCloseable {
        private final String subject;
        private final Semaphore signal = new Semaphore(0);

        private Waiting(String subject) {
            this.subject = subject;
        }

        /** Returns when there was a change since the last call, or when the time is over. */
        void await(Duration longest) throws InterruptedException {
            if (signal.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                signal.drainPermits();
            }
        }

        @Override
        public void close() {
            waiting.computeIfPresent(subject, (key, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
            });
        }
    }

    Waiting await(ApplicationRef ref) {
        Waiting one = new Waiting(ref.toString());
        waiting.compute(one.subject, (key, all) -> {
            Set<Waiting> together = all == null ? ConcurrentHashMap.newKeySet() : all;
            together.add(one);
            return together;
        });
        return one;
    }

    @Override
    public void start() {
        listener = Thread.ofVirtual().name("observed-signals").start(this::listen);
    }

    @Override
    public void stop() {
        Thread running = listener;
        listener = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return listener != null;
    }

    private void listen() {
        while (listener != null) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + ObservedChannel.NAME);
                hear(connection.unwrap(PGConnection.class));
                statement.execute("unlisten *");
            } catch (SQLException cause) {
                pauseAfter(cause);
            }
        }
    }

    private void hear(PGConnection notifications) throws SQLException {
        rouseAll();
        while (listener != null) {
            for (PGNotification notification : notifications.getNotifications(WAIT_MILLISECONDS)) {
                waiting.getOrDefault(notification.getParameter(), Set.of()).forEach(one -> one.signal.release());
            }
        }
    }

    private void rouseAll() {
        waiting.values().forEach(all -> all.forEach(one -> one.signal.release()));
    }

    private void pauseAfter(SQLException cause) {
        if (listener == null) {
            return;
        }
        LOG.warn("Lost the database's notifications; streams look for themselves meanwhile: {}", cause.getMessage());
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
