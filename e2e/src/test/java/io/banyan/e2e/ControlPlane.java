package io.banyan.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The packaged server as a process. */
final class ControlPlane {
    private static final Duration START = Duration.ofMinutes(2);

    private final Path home;
    private final int port;
    private final Map<String, String> settings;
    private Optional<Process> process = Optional.empty();

    ControlPlane(Path home, int port, Map<String, String> settings) {
        this.home = home;
        this.port = port;
        this.settings = Map.copyOf(settings);
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts it and returns when it is ready. */
    void start() {
        process = Optional.of(launch());
        await("the control plane is ready; its log is " + log())
                .atMost(START)
                .failFast(() -> !running())
                .until(this::ready);
    }

    /** The hard way: nothing is told to it. */
    void kill() {
        process.ifPresent(running -> running.destroyForcibly().onExit().join());
    }

    boolean running() {
        return process.filter(Process::isAlive).isPresent();
    }

    boolean ready() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/api/v1/health/ready"))
                    .timeout(Duration.ofSeconds(15))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dbanyan.home=" + home,
                "-Dbanyan.http.port=" + port,
                "-Djdk.virtualThreadScheduler.parallelism=8",
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "--enable-native-access=ALL-UNNAMED"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", jar().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("BANYAN_"));
        try {
            Files.createDirectories(home.resolve("logs"));
            return builder.start();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    private Path log() {
        return home.resolve("logs/server.log");
    }

    private static Path jar() {
        Path jar = Path.of(System.getProperty("banyan.server.jar"));
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is not there; these tests run after the server was packaged: "
                    + "mvn verify -Dexcluded.test.groups=none");
        }
        return jar;
    }
}
