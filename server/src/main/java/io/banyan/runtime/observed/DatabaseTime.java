package io.banyan.runtime.observed;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database's clock, and the machine's monotonic one. */
public final class DatabaseTime implements Timepiece {
    private final JdbcClient database;

    public DatabaseTime(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Instant now() {
        return database.sql("select clock_timestamp()")
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime());
    }
}
