package io.banyan.bench.measure;

import io.banyan.bench.installation.Engine;
import io.banyan.bench.load.Fetch;
import io.banyan.bench.load.Target;
import io.banyan.cli.output.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** The physical floor of a replacement: the same image, started by hand on the same network, until it answers. */
final class BareStart {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private BareStart() {}

    static long millis(Subject subject, Engine engine) throws Exception {
        String image = Json.text(subject.tribe.instances(Subject.ENVIRONMENT, Subject.NAME), "0.containers.0.image");
        long start = System.nanoTime();
        String container = engine.podman("run", "-d", "--network", "podman", "--cpus", "1", "--memory", "512m", image)
                .lines()
                .reduce((first, last) -> last)
                .orElseThrow();
        try {
            String address = engine.podman(
                            "inspect", "--format", "{{.NetworkSettings.Networks.podman.IPAddress}}", container)
                    .strip();
            Target target = new Target(new InetSocketAddress(address, 8080), "bare", "/health/ready");
            while (!answers(target)) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw new IllegalStateException("the bare container does not answer");
                }
                Thread.sleep(10);
            }
            return (System.nanoTime() - start) / 1_000_000;
        } finally {
            engine.podman("rm", "-f", "-t", "0", container);
        }
    }

    private static boolean answers(Target target) {
        try {
            return Fetch.get(target).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
