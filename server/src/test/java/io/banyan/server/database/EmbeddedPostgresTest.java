package io.banyan.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.kernel.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    private Path directory;

    private EmbeddedPostgres postgres;

    @BeforeEach
    void start() {
        postgres = open();
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void keepsItsDataWhenStoppedAndStarted() throws SQLException {
        write("kept");
        postgres.close();
        postgres = open();
        assertThat(read()).isEqualTo("kept");
    }

    @Test
    void runsAgainOnTheSamePortWhenItsProcessIsKilled() throws SQLException {
        write("committed");
        long killed = postgres.pid();
        int port = postgres.port();
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(read()).isEqualTo("committed"));
        assertThat(postgres.pid()).isNotEqualTo(killed);
        assertThat(postgres.port()).isEqualTo(port);
    }

    /** A control plane that is killed leaves its server running: nothing tells the server to stop. */
    @Test
    void isAdoptedByTheNextProcess() throws SQLException {
        write("adopted");
        EmbeddedPostgres next = open();
        assertThat(next.pid()).isEqualTo(postgres.pid());
        assertThat(next.port()).isEqualTo(postgres.port());
        assertThat(read()).isEqualTo("adopted");
    }

    @Test
    void startsThoughBothProcessesWereKilledAndThePidBelongsToSomebodyElse() throws SQLException, IOException {
        write("recovered");
        ProcessHandle server = ProcessHandle.of(postgres.pid()).orElseThrow();
        Path pidFile = directory.resolve("data/postmaster.pid");
        String left = Files.readString(pidFile);
        postgres.close();
        assertThat(server.isAlive()).isFalse();
        Files.writeString(
                pidFile,
                left.replaceFirst("\\d+", Long.toString(ProcessHandle.current().pid())));
        postgres = open();
        assertThat(read()).isEqualTo("recovered");
    }

    @Test
    void beginsAgainWhenItWasKilledWhileMakingTheDirectory() throws IOException, SQLException {
        Path other = directory.resolve("other");
        Files.createDirectories(other.resolve("data-being-made"));
        Files.writeString(other.resolve("data-being-made/PG_VERSION"), "18\n");
        try (EmbeddedPostgres fresh =
                EmbeddedPostgres.start(other, directory.resolve("password"), directory.resolve("log"), 0, List.of())) {
            assertThat(fresh.pid()).isPositive();
        }
    }

    @Test
    void keepsItsPasswordFromOthers() throws IOException {
        Path file = directory.resolve("password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String command = ProcessHandle.of(postgres.pid())
                .orElseThrow()
                .info()
                .commandLine()
                .orElse("");
        assertThat(command).contains("listen_addresses=127.0.0.1").doesNotContain(postgres.password());
        assertThat(new String(PrivateFile.readOrCreate(file, () -> new byte[0]), StandardCharsets.US_ASCII))
                .isEqualTo(postgres.password());
    }

    private EmbeddedPostgres open() {
        return EmbeddedPostgres.start(directory, directory.resolve("password"), directory.resolve("log"), 0, List.of());
    }

    private void write(String text) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists note (text text)");
            statement.execute("insert into note values ('" + text + "')");
        }
    }

    private String read() throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select text from note")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, postgres.password());
    }
}
