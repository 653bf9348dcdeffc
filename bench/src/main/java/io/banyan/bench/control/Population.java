package io.banyan.bench.control;

import io.banyan.bench.installation.Tribe;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Applications in tribes of a hundred each, made through the API like everybody's. */
final class Population {
    static final String ENVIRONMENT = "prod";
    private static final int PER_TRIBE = 100;
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Server server;
    private int size;

    Population(Server server) {
        this.server = server;
    }

    int size() {
        return size;
    }

    static String tribe(int application) {
        return "tribe-" + application / PER_TRIBE;
    }

    static String name(int application) {
        return "service-" + application % PER_TRIBE;
    }

    String path(int application) {
        return "/tribes/" + tribe(application) + "/environments/" + ENVIRONMENT + "/applications/" + name(application);
    }

    /** Adds applications until there are that many, and returns when each of them runs. */
    void growTo(int wanted) throws Exception {
        for (int first = size; first < wanted; first += PER_TRIBE) {
            new Tribe(server, tribe(first)).create("Tribe").environment(ENVIRONMENT, true);
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = IntStream.range(size, wanted)
                    .<Future<?>>mapToObj(application -> workers.submit(() -> deploy(application)))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int first = size; first < wanted; first += PER_TRIBE) {
            while (running(first) < PER_TRIBE) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("only " + running(first) + " of " + tribe(first) + " run");
                }
                Thread.sleep(250);
            }
        }
        size = wanted;
    }

    private void deploy(int application) {
        Tribe tribe = new Tribe(server, tribe(application)).application(name(application));
        tribe.deploy(
                ENVIRONMENT,
                name(application),
                Map.of("kind", "image", "reference", "example.test/service@sha256:" + "0".repeat(64)),
                """
                apiVersion: score.dev/v1b1
                metadata:
                  name: %s
                containers:
                  main:
                    image: .
                    variables: {GREETING: hello}
                    resources: {limits: {memory: 64Mi}}
                service:
                  ports:
                    web: {port: 80, targetPort: 8080}
                """.formatted(name(application)));
    }

    private int running(int application) {
        int running = 0;
        for (JsonNode deployed :
                server.get("/tribes/" + tribe(application) + "/environments/" + ENVIRONMENT + "/applications")) {
            running += Json.text(deployed, "status.state").equals("running") ? 1 : 0;
        }
        return running;
    }
}
