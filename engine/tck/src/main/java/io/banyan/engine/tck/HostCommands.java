package io.banyan.engine.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the test app's commands on this machine, in a process of their own: its libraries stay out of this one. */
final class HostCommands implements AutoCloseable {
    private Path directory = Path.of("");

    /**
     * Runs one and gives the lines that it wrote.
     *
     * @param host a name that leads to this machine
     */
    synchronized List<String> run(String host, String... command) {
        try {
            unpack();
            Path hosts = directory.resolve("hosts");
            Files.writeString(hosts, "127.0.0.1 " + host + "\n");
            List<String> line = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-Djdk.net.hosts.file=" + hosts,
                    "-cp",
                    directory.resolve("lib") + "/*",
                    "io.banyan.engine.tck.app.TestApp"));
            line.addAll(List.of(command));
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            List<String> output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new AssertionError(List.of(command) + " ended with " + exitCode + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (!directory.toString().isEmpty()) {
            TestAppFiles.delete(directory);
        }
    }

    private void unpack() throws IOException {
        if (directory.toString().isEmpty()) {
            directory = Files.createTempDirectory("banyan-testapp");
            TestAppFiles.unpack(directory);
        }
    }
}
