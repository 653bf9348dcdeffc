package io.banyan.bench.control;

import io.banyan.bench.installation.Administrator;
import io.banyan.bench.installation.ProcessFigures;
import io.banyan.cli.api.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A control plane with the engine in memory, in a process and a directory of its own. */
final class Plane implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path home;
    private final Path classes;
    private final int port;
    private Process process;

    private Plane(Path home, Path classes, int port, Process process) {
        this.home = home;
        this.classes = classes;
        this.port = port;
        this.process = process;
    }

    /** Starts one over an empty directory. */
    static Plane start(Path home, Path classes, int port) throws IOException, InterruptedException {
        Files.createDirectories(home.resolve("logs"));
        Plane plane = new Plane(home, classes, port, launch(home, classes, port));
        plane.awaitReady();
        return plane;
    }

    private static Process launch(Path home, Path classes, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dbanyan.home=" + home,
                "-Dserver.port=" + port,
                "-Dbanyan.identity.initial-password-must-change=false",
                "-Djdk.virtualThreadScheduler.parallelism=8",
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classes.resolve("bench.jar") + ":" + classes.resolve("lib") + "/*",
                FakePlane.class.getName()));
        builder.environment().keySet().removeIf(name -> name.startsWith("BANYAN_"));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("logs/server.log").toFile()))
                .start();
    }

    private void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!ready(client)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException(
                            "the control plane did not start; see " + home + "/logs/server.log");
                }
                Thread.sleep(20);
            }
        }
    }

    private boolean ready(HttpClient client) throws InterruptedException {
        try {
            return client.send(
                                    HttpRequest.newBuilder(URI.create(address() + "/api/v1/health/ready"))
                                            .timeout(Duration.ofSeconds(2))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Stops and starts it; returns how long it took from the start until it was ready. */
    Duration restart() throws IOException, InterruptedException {
        stop();
        long begin = System.nanoTime();
        process = launch(home, classes, port);
        awaitReady();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    Server administrator() throws IOException {
        return Administrator.of(address(), home);
    }

    /** Resident memory of the server's process, in bytes. */
    long residentBytes() throws IOException {
        return ProcessFigures.residentBytes(process.pid());
    }

    /** CPU time that the server and its database have used since each of them started, in seconds. */
    double cpuSeconds() {
        return ProcessCpu.seconds(home.toString());
    }

    private void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, java.util.concurrent.TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        try (var files = Files.walk(home)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
