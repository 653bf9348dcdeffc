package io.banyan.bench.measure;

import io.banyan.bench.Figure;
import io.banyan.bench.installation.Engine;
import io.banyan.bench.installation.Installation;
import io.banyan.bench.load.Load;
import io.banyan.bench.load.Tally;
import io.banyan.cli.output.Json;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Kills the control plane with -9 at random instants of rollouts under load and starts it again: does a request fail, is
 * a container left that nobody owns, is a verdict untrue?
 */
public final class CrashBench implements Measurement {
    private static final int KILLS = 50;

    @Override
    public void run() throws Exception {
        Installation installation = Installation.ofThisMachine();
        Subject subject = Subject.create(installation).shipped(3);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        System.err.println("seed " + seed);
        Load load = Load.start(List.of(
                new Load.Stream(subject.target("/funds/000001"), 8, Duration.ofMillis(25)),
                new Load.Stream(subject.target("/slow?ms=2000"), 4, Duration.ZERO)));
        int orphans = 0;
        int untrue = 0;
        int lost = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            JsonNode accepted = subject.roll(kill);
            Thread.sleep(random.nextInt(12_000));
            installation.killControlPlane();
            installation.startControlPlane();
            JsonNode deployment;
            try {
                deployment = subject.tribe.verdict(accepted, Subject.PATIENCE);
            } catch (RuntimeException gone) {
                lost++;
                System.err.println(gone);
                continue;
            }
            untrue += isTrue(subject, deployment) ? 0 : 1;
            int left = orphans(subject);
            orphans += left;
            System.err.printf(
                    "kill %d of %d: %s, %d orphans, %d of %d requests failed%n",
                    kill + 1, KILLS, Json.text(deployment, "verdict.result"), left, load.failed(), load.requests());
        }
        Tally tally = load.stop();
        tally.failures().stream().limit(20).forEach(failure -> System.err.println(failure));
        Figure.of("crash", "failed_requests", tally.failed(), "requests")
                .outOf(tally.requests())
                .print();
        Figure.of("crash", "orphans", orphans, "containers")
                .with("kills", KILLS)
                .print();
        Figure.of("crash", "untrue_verdicts", untrue, "verdicts").outOf(KILLS).print();
        Figure.of("crash", "lost_deployments", lost, "deployments").outOf(KILLS).print();
    }

    /** Success must be what runs; anything else is held against the release that runs not being the one asked for. */
    private static boolean isTrue(Subject subject, JsonNode deployment) {
        String asked = Json.text(deployment, "release");
        boolean succeeded = Json.text(deployment, "verdict.result").equals("succeeded");
        int ready = 0;
        boolean onlyAsked = true;
        for (JsonNode instance : subject.tribe.instances(Subject.ENVIRONMENT, Subject.NAME)) {
            if (Json.text(instance, "phase").equals("ready")) {
                ready++;
                onlyAsked &= Json.text(instance, "release").equals(asked);
            }
        }
        return succeeded == (onlyAsked && ready == 3);
    }

    private static int orphans(Subject subject) throws Exception {
        Set<String> known = new TreeSet<>();
        subject.tribe
                .instances(Subject.ENVIRONMENT, Subject.NAME)
                .forEach(instance -> known.add(Json.text(instance, "name")));
        int orphans = 0;
        for (String instance : new Engine(subject.installation).instancesOf(Subject.NAME, Subject.ENVIRONMENT)) {
            orphans += known.contains(instance) ? 0 : 1;
        }
        return orphans;
    }
}
