package io.banyan.engine.fake;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What one container does over its life, decided when it starts.
 *
 * @param startDelay from the container's start until it answers
 * @param exitCode the code it ends with by itself; empty means that it runs until it is stopped
 * @param exitAfter when it ends by itself, counted from when it answers
 * @param healthy whether it ever becomes ready
 * @param readinessFlips how long each turn of ready and not ready lasts; zero means that it stays ready
 * @param stopDelay from the request to stop until it ends
 * @param memoryBytes memory in use once it answers
 * @param memoryGrowthPerSecond bytes by which that grows every second
 * @param cpuMillicores thousandths of a core that it uses while it runs
 */
public record Behaviour(
        Duration startDelay,
        OptionalInt exitCode,
        Duration exitAfter,
        boolean healthy,
        Duration readinessFlips,
        Duration stopDelay,
        long memoryBytes,
        long memoryGrowthPerSecond,
        long cpuMillicores) {

    /** Answers at once and runs until it is stopped. */
    public static final Behaviour STEADY = new Behaviour(
            Duration.ZERO, OptionalInt.empty(), Duration.ZERO, true, Duration.ZERO, Duration.ZERO, 32L << 20, 0, 10);

    public Behaviour withStartDelay(Duration startDelay) {
        return new Behaviour(
                startDelay,
                exitCode,
                exitAfter,
                healthy,
                readinessFlips,
                stopDelay,
                memoryBytes,
                memoryGrowthPerSecond,
                cpuMillicores);
    }

    public Behaviour withExit(int code, Duration after) {
        return new Behaviour(
                startDelay,
                OptionalInt.of(code),
                after,
                healthy,
                readinessFlips,
                stopDelay,
                memoryBytes,
                memoryGrowthPerSecond,
                cpuMillicores);
    }

    public Behaviour withHealthy(boolean healthy) {
        return new Behaviour(
                startDelay,
                exitCode,
                exitAfter,
                healthy,
                readinessFlips,
                stopDelay,
                memoryBytes,
                memoryGrowthPerSecond,
                cpuMillicores);
    }

    public Behaviour withReadinessFlips(Duration readinessFlips) {
        return new Behaviour(
                startDelay,
                exitCode,
                exitAfter,
                healthy,
                readinessFlips,
                stopDelay,
                memoryBytes,
                memoryGrowthPerSecond,
                cpuMillicores);
    }

    public Behaviour withStopDelay(Duration stopDelay) {
        return new Behaviour(
                startDelay,
                exitCode,
                exitAfter,
                healthy,
                readinessFlips,
                stopDelay,
                memoryBytes,
                memoryGrowthPerSecond,
                cpuMillicores);
    }

    public Behaviour withMemory(long bytes, long growthPerSecond) {
        return new Behaviour(
                startDelay,
                exitCode,
                exitAfter,
                healthy,
                readinessFlips,
                stopDelay,
                bytes,
                growthPerSecond,
                cpuMillicores);
    }

    public Behaviour withCpuMillicores(long cpuMillicores) {
        return new Behaviour(
                startDelay,
                exitCode,
                exitAfter,
                healthy,
                readinessFlips,
                stopDelay,
                memoryBytes,
                memoryGrowthPerSecond,
                cpuMillicores);
    }
}
