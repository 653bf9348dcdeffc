package io.banyan.server.testing;

import io.banyan.server.database.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.FileSystemUtils;

/** One real PostgreSQL per test run; every caller gets a database of its own on it. */
public final class TestPostgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** Where a database is. */
    public record Database(String url, String user, String password) {}

    /** Makes an empty database. */
    public static Database fresh() {
        String name = "test" + DATABASES.incrementAndGet();
        EmbeddedPostgres server = Holder.SERVER;
        try (var connection =
                        DriverManager.getConnection(server.url("postgres"), EmbeddedPostgres.USER, server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
        return new Database(server.url(name), EmbeddedPostgres.USER, server.password());
    }

    private static final class Holder {
        static final EmbeddedPostgres SERVER = start();

        /** Nothing of a test's database need survive a power failure, and there may be several contexts at once. */
        private static EmbeddedPostgres start() {
            try {
                Path directory = Files.createTempDirectory("banyan-test-postgres");
                EmbeddedPostgres server = EmbeddedPostgres.start(
                        directory,
                        directory.resolve("password"),
                        directory.resolve("log"),
                        0,
                        List.of("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=300"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    server.close();
                    try {
                        FileSystemUtils.deleteRecursively(directory);
                    } catch (IOException cause) {
                        throw new UncheckedIOException(cause);
                    }
                }));
                return server;
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }
    }
}
