package io.banyan.server.database;

import io.banyan.kernel.PrivateFile;
import io.banyan.server.StartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server in a directory, on the loopback interface. It survives the control plane being killed: the next start
 * adopts the running server. When the server itself is killed, it is started again on the same port.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    public static final String USER = "banyan";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int ATTEMPTS = 4;
    private static final Duration START_DEADLINE = Duration.ofSeconds(60);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(30);

    private final PostgresCommand command;
    private final Path data;
    private final Path log;
    private final List<String> parameters;
    private final String password;
    private final int port;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicReference<ProcessHandle> server = new AtomicReference<>();

    /**
     * Starts or adopts the server.
     *
     * @param directory holds programs and data; made when missing
     * @param port to listen on; 0 for any free one
     * @param parameters further {@code name=value} settings of the server
     */
    public static EmbeddedPostgres start(
            Path directory, Path passwordFile, Path log, int port, List<String> parameters) {
        Path programs = PostgresBinaries.unpack(directory);
        for (int attempt = 1; ; attempt++) {
            try {
                return start(programs, directory.resolve("data"), passwordFile, log, port, parameters);
            } catch (StartException cause) {
                // A server that was just being started, or whose back-ends are just going, is in the way for a moment.
                if (attempt == ATTEMPTS) {
                    throw cause;
                }
                pause(Duration.ofSeconds(1));
            }
        }
    }

    private static EmbeddedPostgres start(
            Path programs, Path data, Path passwordFile, Path log, int port, List<String> parameters) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        String password = new String(
                PrivateFile.readOrCreate(passwordFile, () -> newPassword().getBytes(StandardCharsets.US_ASCII)),
                StandardCharsets.US_ASCII);
        PostgresCommand command = new PostgresCommand(programs);
        Optional<PostmasterFile> left =
                PostmasterFile.read(data).filter(file -> file.process(programs).isPresent());
        if (left.isPresent()
                && left.get().runs(programs)
                && (port == 0 || port == left.get().port())) {
            LOG.info(
                    "Adopting the PostgreSQL that already runs, process {}",
                    left.get().pid());
            EmbeddedPostgres adopted = new EmbeddedPostgres(
                    command, data, log, parameters, password, left.get().port());
            adopted.server.set(left.get().process(programs).orElseThrow());
            adopted.awaitReady();
            adopted.watch();
            return adopted;
        }
        left.flatMap(file -> file.process(programs)).ifPresent(handle -> {
            LOG.info("Stopping the PostgreSQL of another version or port, process {}", handle.pid());
            stop(command, data, log, handle);
        });
        initialize(command, data, passwordFile, log);
        EmbeddedPostgres started =
                new EmbeddedPostgres(command, data, log, parameters, password, port == 0 ? freePort() : port);
        started.launch();
        started.awaitReady();
        started.watch();
        return started;
    }

    private EmbeddedPostgres(
            PostgresCommand command, Path data, Path log, List<String> parameters, String password, int port) {
        this.command = command;
        this.data = data;
        this.log = log;
        this.parameters = List.copyOf(parameters);
        this.password = password;
        this.port = port;
    }

    public String url() {
        return url("banyan");
    }

    /** The address of another database on the same server. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    /** Process id of the running server. */
    public long pid() {
        return server.get().pid();
    }

    /** Stops the server: open transactions are rolled back, committed ones are on disk. */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            stop(command, data, log, server.get());
        }
    }

    private static void initialize(PostgresCommand command, Path data, Path passwordFile, Path log) {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Path fresh = data.resolveSibling("data-being-made");
        try {
            FileSystemUtils.deleteRecursively(fresh);
            command.run(
                    "initdb",
                    List.of(
                            "--pgdata=" + fresh,
                            "--username=" + USER,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--locale=C.UTF-8"),
                    log);
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot make the database directory " + data, cause);
        }
    }

    private void launch() {
        List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        List<String> all = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "timezone=UTC",
                "log_timezone=UTC",
                "max_connections=100"));
        all.addAll(parameters);
        all.forEach(parameter -> arguments.addAll(List.of("-c", parameter)));
        try {
            server.set(command.builder("postgres", arguments, log).start().toHandle());
        } catch (IOException cause) {
            throw new StartException(
                    "cannot run PostgreSQL in " + data, "Check that unshare (util-linux) is installed.", cause);
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_DEADLINE.toNanos();
        while (true) {
            try (var connection = DriverManager.getConnection(url("postgres"), USER, password)) {
                createDatabase(connection);
                return;
            } catch (SQLException notYet) {
                if (!server.get().isAlive() || System.nanoTime() > deadline) {
                    throw new StartException(
                            "PostgreSQL does not start on port " + port + ":\n" + PostgresCommand.tail(log),
                            "Look at " + log + "; if the port is taken, set banyan.database.embedded.port.",
                            notYet);
                }
            }
            pause(Duration.ofMillis(50));
        }
    }

    private static void createDatabase(java.sql.Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = 'banyan'")) {
            if (found.next()) {
                return;
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("create database banyan");
        }
    }

    private void watch() {
        ProcessHandle watched = server.get();
        Thread.ofVirtual().name("postgres-watch").start(() -> {
            watched.onExit().join();
            if (!closing.get()) {
                LOG.error("PostgreSQL ended without being told to; starting it again");
                restart();
            }
        });
    }

    /** Back-ends of a killed server need a moment to notice; until they have gone, a new server refuses to start. */
    private void restart() {
        while (!closing.get()) {
            try {
                launch();
                awaitReady();
                watch();
                LOG.info("PostgreSQL runs again, process {}", pid());
                return;
            } catch (StartException notYet) {
                LOG.warn("PostgreSQL does not start again yet: {}", notYet.getMessage());
                pause(Duration.ofMillis(500));
            }
        }
    }

    private static void stop(PostgresCommand command, Path data, Path log, ProcessHandle handle) {
        if (!handle.isAlive()) {
            return;
        }
        try {
            command.run(
                    "pg_ctl",
                    List.of(
                            "stop",
                            "--pgdata=" + data,
                            "--mode=fast",
                            "--timeout=" + STOP_DEADLINE.toSeconds(),
                            "--silent"),
                    log);
        } catch (StartException cause) {
            // It may have ended by itself in between, which is what was wanted.
            if (handle.isAlive()) {
                throw cause;
            }
        }
        handle.onExit().join();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while PostgreSQL starts", "Start again.", interrupted);
        }
    }
}
