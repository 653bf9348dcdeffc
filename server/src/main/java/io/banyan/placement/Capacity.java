package io.banyan.placement;

/**
 * An amount of processing power and memory.
 *
 * @param cpuMillicores thousandths of a core
 * @param memoryBytes bytes
 */
public record Capacity(long cpuMillicores, long memoryBytes) {
    public static final Capacity NONE = new Capacity(0, 0);

    public Capacity plus(Capacity other) {
        return new Capacity(cpuMillicores + other.cpuMillicores, memoryBytes + other.memoryBytes);
    }

    public Capacity minus(Capacity other) {
        return new Capacity(cpuMillicores - other.cpuMillicores, memoryBytes - other.memoryBytes);
    }

    public Capacity times(int factor) {
        return new Capacity(Math.multiplyExact(cpuMillicores, factor), Math.multiplyExact(memoryBytes, factor));
    }

    /** How many of the other fit in this one, {@code most} at most. What asks for nothing always fits. */
    int fits(Capacity each, int most) {
        long fitting = most;
        if (each.cpuMillicores > 0) {
            fitting = Math.min(fitting, Math.max(0, cpuMillicores) / each.cpuMillicores);
        }
        if (each.memoryBytes > 0) {
            fitting = Math.min(fitting, Math.max(0, memoryBytes) / each.memoryBytes);
        }
        return (int) fitting;
    }
}
