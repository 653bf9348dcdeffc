package io.banyan.bench.measure;

import io.banyan.bench.Figure;
import io.banyan.bench.installation.Installation;
import io.banyan.bench.load.Load;
import io.banyan.bench.load.Tally;
import io.banyan.cli.output.Json;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Twenty rolls under load from keep-alive clients, some of whose requests take two seconds: how many fail? */
public final class RolloutBench implements Measurement {
    private static final int ROLLS = 20;
    private static final long REQUESTS = 200_000;

    @Override
    public void run() throws Exception {
        Subject subject = Subject.create(Installation.ofThisMachine()).shipped(3);
        Load load = Load.start(List.of(
                new Load.Stream(subject.target("/funds/000001"), 12, Duration.ofMillis(2)),
                new Load.Stream(subject.target("/slow?ms=2000"), 6, Duration.ZERO)));
        int succeeded = 0;
        for (int roll = 0; roll < ROLLS; roll++) {
            JsonNode deployment = subject.tribe.verdict(subject.roll(roll), Subject.PATIENCE);
            boolean good = Json.text(deployment, "verdict.result").equals("succeeded");
            succeeded += good ? 1 : 0;
            System.err.printf(
                    "roll %d of %d: %s, %d requests so far, %d failed%n",
                    roll + 1, ROLLS, Json.text(deployment, "verdict.result"), load.requests(), load.failed());
        }
        while (load.requests() < REQUESTS) {
            Thread.sleep(200);
        }
        Tally tally = load.stop();
        tally.failures().stream().limit(20).forEach(failure -> System.err.println(failure));
        Figure.of("rollout", "failed_requests", tally.failed(), "requests")
                .outOf(tally.requests())
                .print();
        Figure.of("rollout", "rolls_succeeded", succeeded, "rolls").outOf(ROLLS).print();
        Figure.of("rollout", "requests_per_s", tally.perSecond(), "1/s").print();
        Figure.of("rollout", "p99_ms", tally.p99Millis(), "ms").print();
    }
}
