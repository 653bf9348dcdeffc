package io.banyan.bench.measure;

import io.banyan.bench.Figure;
import io.banyan.bench.installation.Engine;
import io.banyan.bench.installation.Installation;
import io.banyan.bench.load.Load;
import io.banyan.bench.load.Tally;
import io.banyan.cli.output.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Kills instances under load. How long is the dead one still offered requests, does one fail, and does the replacement
 * answer as soon as the same image started by hand?
 */
public final class SelfHealBench implements Measurement {
    private static final int KILLS = 50;
    private static final int BARE_STARTS = 10;
    private static final long FIXED_MILLIS = 250;

    @Override
    public void run() throws Exception {
        Installation installation = Installation.ofThisMachine();
        Subject subject = Subject.create(installation).shipped(3);
        Engine engine = new Engine(installation);
        Load load = Load.start(List.of(
                new Load.Stream(subject.target("/funds/000001"), 4, Duration.ofMillis(10)),
                new Load.Stream(subject.target("/slow?ms=2000"), 2, Duration.ZERO)));
        List<Long> unrouted = new ArrayList<>();
        List<Long> replaced = new ArrayList<>();
        List<Long> bare = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            if (kill % (KILLS / BARE_STARTS) == 0) {
                bare.add(BareStart.millis(subject, engine));
            }
            Heal heal = heal(subject, engine, kill);
            unrouted.add(heal.unroutedMillis());
            replaced.add(heal.replacedMillis());
            System.err.printf(
                    "kill %d of %d: unrouted %d ms, replaced %d ms, %d of %d requests failed%n",
                    kill + 1, KILLS, heal.unroutedMillis(), heal.replacedMillis(), load.failed(), load.requests());
        }
        Tally tally = load.stop();
        tally.failures().stream().limit(20).forEach(failure -> System.err.println(failure));
        double replacement = median(replaced);
        double floor = median(bare);
        Figure.of("selfheal", "unrouted_p99_ms", percentile(unrouted, 99), "ms")
                .with("kills", KILLS)
                .print();
        Figure.of("selfheal", "failed_requests", tally.failed(), "requests")
                .outOf(tally.requests())
                .print();
        Figure.of("selfheal", "replacement_ratio", (replacement - FIXED_MILLIS) / floor, "ratio")
                .with("replacement_median_ms", replacement)
                .with("bare_median_ms", floor)
                .with("fixed_ms", FIXED_MILLIS)
                .print();
    }

    private record Heal(long unroutedMillis, long replacedMillis) {}

    private static Heal heal(Subject subject, Engine engine, int turn) throws Exception {
        JsonNode before = subject.tribe.instances(Subject.ENVIRONMENT, Subject.NAME);
        Set<String> known = new HashSet<>();
        List<String> ready = new ArrayList<>();
        before.forEach(instance -> {
            known.add(Json.text(instance, "name"));
            if (Json.text(instance, "phase").equals("ready")) {
                ready.add(Json.text(instance, "name"));
            }
        });
        String name = ready.get(turn % ready.size());
        Engine.Victim victim = engine.instance(name);
        Unrouted watch = Unrouted.watch(subject, name);
        Instant killed = victim.kill();
        long unrouted = watch.millisSince(killed);
        long end = System.nanoTime() + Subject.PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (JsonNode instance : subject.tribe.instances(Subject.ENVIRONMENT, Subject.NAME)) {
                if (!known.contains(Json.text(instance, "name")) && Json.has(instance, "readyAt")) {
                    Instant readyAt = Instant.parse(Json.text(instance, "readyAt"));
                    return new Heal(unrouted, Duration.between(killed, readyAt).toMillis());
                }
            }
            // When it was ready is what the server noted; asking more often would slow the start that is measured.
            Thread.sleep(250);
        }
        throw new IllegalStateException("instance " + name + " was not replaced");
    }

    static double percentile(List<Long> values, int percent) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }

    static double median(List<Long> values) {
        return percentile(values, 50);
    }
}
