package io.banyan.bench.installation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Containers seen and harmed behind the platform's back, through Podman's own command line. */
public final class Engine {
    private final Installation installation;

    public Engine(Installation installation) {
        this.installation = installation;
    }

    /** Names of the instances that have a container, running or not. */
    public List<String> instancesOf(String workload, String environment) throws IOException, InterruptedException {
        return podman(
                        "ps",
                        "-a",
                        "--filter",
                        "label=io.banyan.workload=" + workload,
                        "--filter",
                        "label=io.banyan.environment=" + environment,
                        "--format",
                        "{{index .Labels \"io.banyan.instance\"}}")
                .lines()
                .filter(line -> !line.isBlank())
                .distinct()
                .toList();
    }

    /** The processes of an instance, found before they are killed: finding them takes longer than killing does. */
    public record Victim(List<ProcessHandle> processes) {
        /** Kills them as the kernel does, and tells when. */
        public Instant kill() {
            Instant now = Instant.now();
            processes.forEach(ProcessHandle::destroyForcibly);
            return now;
        }
    }

    /** The main process of every container of a running instance. */
    public Victim instance(String instance) throws IOException, InterruptedException {
        List<ProcessHandle> processes = podman(
                        "ps", "--filter", "label=io.banyan.instance=" + instance, "--format", "{{.Pid}}")
                .lines()
                .filter(line -> !line.isBlank())
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())).stream())
                .toList();
        if (processes.isEmpty()) {
            throw new IllegalStateException("no container runs instance " + instance);
        }
        return new Victim(processes);
    }

    public String podman(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "podman", "--remote", "--url", "unix://" + installation.home().resolve("run/podman.sock")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
