package io.banyan.bench.control;

import io.banyan.bench.Figure;
import io.banyan.bench.installation.Installation;
import io.banyan.bench.measure.Measurement;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/** What ten thousand applications cost, and how long people wait among them. */
public final class ControlBench implements Measurement {
    private static final int PORT = 18_600;
    private static final int FEW = 1_000;
    private static final int MANY = 10_000;
    private static final int PER_SECOND = 50;
    private static final int CHANGES = 50;
    /** Two of the control plane's looks at everything. */
    private static final Duration IDLE = Duration.ofMinutes(2);

    private static final Duration LOAD = Duration.ofMinutes(1);

    @Override
    public void run() throws Exception {
        Installation installation = Installation.ofThisMachine();
        Path home = installation
                .home()
                .resolve("bench/control-" + ProcessHandle.current().pid());
        try (Plane plane = Plane.start(home, installation.repository().resolve("bench/target"), PORT)) {
            Server server = plane.administrator();
            Population population = new Population(server);
            grow(population, FEW);
            double few = idleCost(plane, FEW);
            double fewPerRequest = requestCost(plane, new Traffic(server, population), LOAD);
            grow(population, MANY);
            double many = idleCost(plane, MANY);
            Traffic traffic = new Traffic(server, population);
            double manyPerRequest = requestCost(plane, traffic, LOAD);
            traffic.failures.stream().limit(10).forEach(System.err::println);
            print("read_p99_ms", traffic.reads.getValueAtPercentile(99) / 1000.0, "ms", traffic.reads.getTotalCount());
            print(
                    "write_p99_ms",
                    traffic.writes.getValueAtPercentile(99) / 1000.0,
                    "ms",
                    traffic.writes.getTotalCount());
            Figure.of("control", "failed_requests", traffic.failures.size(), "requests")
                    .outOf(traffic.reads.getTotalCount() + traffic.writes.getTotalCount())
                    .print();
            Histogram reconciled = reconcile(server, population);
            print("reconcile_ms", reconciled.getValueAtPercentile(99) / 1000.0, "ms", reconciled.getTotalCount());
            Figure.of("control", "cost_growth", many / few, "ratio")
                    .with("cpu_us_per_application_and_minute_at_1000", Math.round(few * 1e6))
                    .with("cpu_us_per_application_and_minute_at_10000", Math.round(many * 1e6))
                    .print();
            Figure.of("control", "request_cost_growth", manyPerRequest / fewPerRequest, "ratio")
                    .with("cpu_ms_per_request_at_10000", Math.round(manyPerRequest * 1e4) / 10.0)
                    .print();
            Figure.of("control", "rss_mb", plane.residentBytes() / 1048576.0, "MB")
                    .with("applications", MANY)
                    .print();
            Figure.of("control", "start_s", plane.restart().toMillis() / 1000.0, "s")
                    .with("applications", MANY)
                    .print();
        }
    }

    private static void print(String figure, double value, String unit, long of) {
        Figure.of("control", figure, value, unit).outOf(of).print();
    }

    private static void grow(Population population, int wanted) throws Exception {
        long begin = System.nanoTime();
        int before = population.size();
        population.growTo(wanted);
        System.err.printf(
                "%d applications, %.1f made per second%n",
                wanted, (wanted - before) / ((System.nanoTime() - begin) / 1e9));
    }

    /** CPU seconds per application and minute while nobody asks for anything. */
    private static double idleCost(Plane plane, int applications) throws InterruptedException {
        double before = plane.cpuSeconds();
        Thread.sleep(IDLE);
        return (plane.cpuSeconds() - before) / (IDLE.toSeconds() / 60.0) / applications;
    }

    /** CPU seconds per request. */
    private static double requestCost(Plane plane, Traffic traffic, Duration time) {
        double before = plane.cpuSeconds();
        traffic.run(PER_SECOND, time);
        return (plane.cpuSeconds() - before) / (PER_SECOND * time.toSeconds());
    }

    /** From asking for another number of instances until the application is seen running with them. */
    private static Histogram reconcile(Server server, Population population) throws InterruptedException {
        Histogram times = new Histogram(3);
        for (int change = 0; change < CHANGES; change++) {
            String path = population.path(change * (population.size() / CHANGES));
            int replicas = Json.at(server.get(path), "intent.replicas").asInt() % 3 + 1;
            String entityTag = server.entityTag(path);
            long begin = System.nanoTime();
            server.put(path + "/scale", Map.of("replicas", replicas), entityTag);
            JsonNode status = server.get(path);
            while (!Json.text(status, "status.state").equals("running")
                    || Json.at(status, "status.ready").asInt(-1) != replicas) {
                Thread.sleep(5);
                status = server.get(path);
            }
            times.recordValue((System.nanoTime() - begin) / 1000);
        }
        return times;
    }
}
