package io.banyan.bench.demo;

import io.banyan.bench.installation.Repositories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Later releases of the sample: a good one and two with mistakes that people really make. */
final class Variants {
    private Variants() {}

    static void of(Path quotes) throws IOException, InterruptedException {
        Repositories.variant(
                quotes, "second", Map.of("score.yaml", Map.of("EDITION: \"first\"", "EDITION: \"second\"")));
        Repositories.variant(
                quotes,
                "crash",
                Map.of(
                        "score.yaml",
                        Map.of("EDITION: \"first\"", "EDITION: \"third\"\n      SERVER_PORT: \"eighty\"")));
        Repositories.variant(
                quotes,
                "never-ready",
                Map.of(
                        "score.yaml",
                        Map.of(
                                "path: /health/ready", "path: /health/redy",
                                // Nobody should have to watch a demonstration wait for a minute.
                                "progressDeadline: 60s", "progressDeadline: 12s")));
    }
}
