package io.banyan.bench.demo;

import io.banyan.bench.installation.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Does harm to containers behind the platform's back. */
final class Containers {
    private Containers() {}

    static void kill(Installation installation, String application, String instance)
            throws IOException, InterruptedException {
        String url = "unix://" + installation.home().resolve("run/podman.sock");
        String found = run(List.of(
                "podman",
                "--remote",
                "--url",
                url,
                "ps",
                "-q",
                "--filter",
                "label=io.banyan.instance=" + instance,
                "--filter",
                "label=io.banyan.workload=" + application));
        for (String container : found.lines().toList()) {
            run(List.of("podman", "--remote", "--url", url, "kill", container));
        }
        if (found.isBlank()) {
            throw new IllegalStateException("no container runs instance " + instance);
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
