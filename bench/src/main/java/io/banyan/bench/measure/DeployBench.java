package io.banyan.bench.measure;

import io.banyan.bench.Figure;
import io.banyan.bench.installation.Engine;
import io.banyan.bench.installation.Installation;
import io.banyan.bench.installation.Repositories;
import io.banyan.bench.load.Fetch;
import io.banyan.cli.output.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** From a changed source to live, against {@code mvn package} and a container start of the same thing by hand. */
public final class DeployBench implements Measurement {
    private static final int RUNS = 5;
    private static final String PROGRAM = "src/main/java/io/banyan/samples/quotes/FundQuotes.java";

    @Override
    public void run() throws Exception {
        Installation installation = Installation.ofThisMachine();
        Subject subject = Subject.create(installation).shipped(1);
        Engine engine = new Engine(installation);
        List<Long> deployed = new ArrayList<>();
        List<Long> bare = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            bare.add(packaged(subject.repository) + BareStart.millis(subject, engine));
            deployed.add(deploy(subject, run));
            System.err.printf("run %d of %d: %d ms against %d ms%n", run + 1, RUNS, deployed.getLast(), bare.getLast());
        }
        double ours = SelfHealBench.median(deployed) / 1000;
        double floor = SelfHealBench.median(bare) / 1000;
        Figure.of("deploy", "overhead_s", ours - floor, "s")
                .with("source_to_live_s", ours)
                .with("bare_s", floor)
                .print();
        Figure.of("deploy", "overhead_ratio", (ours - floor) / floor, "ratio").print();
    }

    /** A change of the program, which no run before has built. */
    private static long deploy(Subject subject, int run) throws Exception {
        String branch = "run-" + run;
        Repositories.variant(
                subject.repository,
                branch,
                Map.of(
                        "score.yaml",
                        Map.of("EDITION: \"first\"", "EDITION: \"run " + run + "\""),
                        PROGRAM,
                        Map.of(
                                "class FundQuotes {",
                                "class FundQuotes {\n    static final long RUN = " + System.nanoTime() + "L;")));
        long start = System.nanoTime();
        JsonNode deployment = subject.tribe.verdict(
                subject.tribe.deployFromGit(Subject.ENVIRONMENT, Subject.NAME, "file://" + subject.repository, branch),
                Subject.PATIENCE);
        Subject.requireSucceeded(deployment);
        if (Fetch.get(subject.target("/health/ready")).status() != 200) {
            throw new IllegalStateException("live but not answering: " + Json.text(deployment, "id"));
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long packaged(Path repository) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process maven = new ProcessBuilder("mvn", "-B", "-q", "-DskipTests", "clean", "package")
                .directory(repository.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (maven.waitFor() != 0) {
            throw new IOException("mvn package failed in " + repository);
        }
        return (System.nanoTime() - start) / 1_000_000;
    }
}
