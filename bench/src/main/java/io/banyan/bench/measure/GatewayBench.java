package io.banyan.bench.measure;

import io.banyan.bench.Figure;
import io.banyan.bench.installation.ContainerCpu;
import io.banyan.bench.installation.Engine;
import io.banyan.bench.installation.Installation;
import io.banyan.bench.installation.Tribe;
import io.banyan.bench.load.Load;
import io.banyan.bench.load.Tally;
import io.banyan.bench.load.Target;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The same small page from the same two instances through Banyan's gateway, a bare HAProxy, a bare nginx and no proxy at
 * all, in turn in one run: requests per second of the proxy's processor time, and latency.
 */
public final class GatewayBench implements Measurement {
    private static final int ROUNDS = 5;
    private static final Duration ROUND = Duration.ofSeconds(8);
    private static final int CLIENTS = 16;

    /** A way to the page, with the container whose processor time it costs. */
    private record Way(String name, Target target, Optional<String> container) {}

    /** What one way showed over all rounds. */
    private static final class Seen {
        private final List<Long> perCpuSecond = new ArrayList<>();
        private final List<Long> p99Micros = new ArrayList<>();
        private final List<Long> p50Micros = new ArrayList<>();
        private long failed;
    }

    @Override
    public void run() throws Exception {
        Installation installation = Installation.ofThisMachine();
        Server server = installation.administrator();
        Engine engine = new Engine(installation);
        Tribe tribe = new Tribe(server, "bench")
                .create("Measurements")
                .environment(Subject.ENVIRONMENT, false)
                .application("page");
        String score = Page.score(server);
        JsonNode deployment = tribe.verdict(
                tribe.deploy(
                        Subject.ENVIRONMENT,
                        "page",
                        Map.of("kind", "image", "reference", Page.image(server, "static")),
                        score),
                Subject.PATIENCE);
        Subject.requireSucceeded(deployment);
        List<String> addresses = Page.addresses(engine);
        try (BareProxies proxies = BareProxies.start(installation, engine, server, addresses)) {
            Target route = Target.of(Json.text(tribe.status(Subject.ENVIRONMENT, "page"), "routes.0.url"));
            List<Way> ways = List.of(
                    new Way("banyan", route, Optional.of(Page.edge(engine))),
                    new Way("haproxy", BareProxies.haproxy(), Optional.of(proxies.haproxyContainer())),
                    new Way("nginx", BareProxies.nginx(), Optional.of(proxies.nginxContainer())),
                    new Way(
                            "direct",
                            new Target(new InetSocketAddress(addresses.getFirst(), 8080), "page", "/"),
                            Optional.empty()));
            print(measure(engine, ways));
        }
    }

    private static Map<String, Seen> measure(Engine engine, List<Way> ways) throws Exception {
        Map<String, Seen> all = new LinkedHashMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (Way way : ways) {
                double before = cpu(engine, way);
                Load load = Load.start(List.of(new Load.Stream(way.target(), CLIENTS, Duration.ZERO)));
                Thread.sleep(ROUND);
                Tally tally = load.stop();
                double used = cpu(engine, way) - before;
                if (round == 0) {
                    continue;
                }
                Seen seen = all.computeIfAbsent(way.name(), name -> new Seen());
                seen.failed += tally.failed();
                seen.p99Micros.add(tally.latency().getValueAtPercentile(99));
                seen.p50Micros.add(tally.latency().getValueAtPercentile(50));
                if (way.container().isPresent()) {
                    seen.perCpuSecond.add(Math.round(tally.requests() / used));
                }
                System.err.printf(
                        "round %d %s: %.0f requests/s, %.2f s of its cpu, p99 %.2f ms%n",
                        round, way.name(), tally.perSecond(), used, tally.p99Millis());
            }
        }
        return all;
    }

    private static double cpu(Engine engine, Way way) throws Exception {
        return way.container().isPresent()
                ? ContainerCpu.seconds(engine, way.container().get())
                : 0;
    }

    private static void print(Map<String, Seen> all) {
        all.forEach((name, seen) -> {
            if (!seen.perCpuSecond.isEmpty()) {
                Figure.of("gateway", name + "_requests_per_cpu_s", SelfHealBench.median(seen.perCpuSecond), "requests")
                        .print();
            }
            Figure.of("gateway", name + "_p50_ms", SelfHealBench.median(seen.p50Micros) / 1000, "ms")
                    .print();
            Figure.of("gateway", name + "_p99_ms", SelfHealBench.median(seen.p99Micros) / 1000, "ms")
                    .with("failed_requests", seen.failed)
                    .print();
        });
        Figure.of("gateway", "haproxy_ratio", ratio(all, "haproxy"), "ratio").print();
        Figure.of("gateway", "nginx_ratio", ratio(all, "nginx"), "ratio").print();
        Figure.of(
                        "gateway",
                        "p99_ratio",
                        SelfHealBench.median(require(all, "banyan").p99Micros)
                                / SelfHealBench.median(require(all, "haproxy").p99Micros),
                        "ratio")
                .print();
    }

    private static double ratio(Map<String, Seen> all, String peer) {
        return SelfHealBench.median(require(all, "banyan").perCpuSecond)
                / SelfHealBench.median(require(all, peer).perCpuSecond);
    }

    private static Seen require(Map<String, Seen> all, String name) {
        return java.util.Objects.requireNonNull(all.get(name), name);
    }
}
