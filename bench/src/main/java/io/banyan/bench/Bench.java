package io.banyan.bench;

import io.banyan.bench.control.ControlBench;
import io.banyan.bench.measure.CrashBench;
import io.banyan.bench.measure.DeployBench;
import io.banyan.bench.measure.GatewayBench;
import io.banyan.bench.measure.Measurement;
import io.banyan.bench.measure.RolloutBench;
import io.banyan.bench.measure.SelfHealBench;
import java.util.Map;
import java.util.TreeMap;

/** Runs one measurement by its name. */
public final class Bench {
    private static final Map<String, Measurement> MEASUREMENTS = new TreeMap<>(Map.of(
            "rollout", new RolloutBench(),
            "selfheal", new SelfHealBench(),
            "crash", new CrashBench(),
            "deploy", new DeployBench(),
            "gateway", new GatewayBench(),
            "control", new ControlBench()));

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Measurement measurement = arguments.length == 1 ? MEASUREMENTS.get(arguments[0]) : null;
        if (measurement == null) {
            System.err.println("say which: make bench BENCH=" + String.join("|", MEASUREMENTS.keySet()));
            System.exit(2);
            return;
        }
        measurement.run();
        System.exit(0);
    }
}
