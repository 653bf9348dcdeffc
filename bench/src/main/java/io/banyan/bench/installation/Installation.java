package io.banyan.bench.installation;

import io.banyan.cli.api.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The Banyan that runs on this machine, started and stopped by the same script that people use. */
public final class Installation {
    private final Path repository;
    private final Path home;

    public Installation(Path repository, Path home) {
        this.repository = repository;
        this.home = home;
    }

    /** By {@code BANYAN_HOME} and the working directory. */
    public static Installation ofThisMachine() {
        return new Installation(
                Path.of("").toAbsolutePath(),
                Path.of(Optional.ofNullable(System.getenv("BANYAN_HOME")).orElse("/var/lib/banyan")));
    }

    public Path home() {
        return home;
    }

    public Path repository() {
        return repository;
    }

    public String address() {
        return "http://127.0.0.1:"
                + Optional.ofNullable(System.getenv("BANYAN_PORT")).orElse("8600");
    }

    /** The administrator, with a token made for this run. */
    public Server administrator() throws IOException {
        return Administrator.of(address(), home);
    }

    /** Kills the control plane the hard way and returns when it is gone. */
    public void killControlPlane() throws IOException, InterruptedException {
        long pid = pid();
        new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
        ProcessHandle.of(pid).ifPresent(gone -> gone.onExit().join());
    }

    /** Starts the control plane and returns when it answers. */
    public Duration startControlPlane() throws IOException, InterruptedException {
        long before = System.nanoTime();
        Process start = new ProcessBuilder(repository.resolve("bin/server").toString(), "start")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (start.waitFor() != 0) {
            throw new IOException("the control plane did not start; see " + home.resolve("logs/server.log"));
        }
        return Duration.ofNanos(System.nanoTime() - before);
    }

    public long pid() throws IOException {
        return Long.parseLong(Files.readString(home.resolve("run/server.pid")).strip());
    }
}
