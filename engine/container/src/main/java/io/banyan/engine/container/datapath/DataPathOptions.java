package io.banyan.engine.container.datapath;

import java.time.Duration;
import java.util.List;

/**
 * Settings of the data path with documented defaults.
 *
 * @param environment how many service ports the gateway of one environment can balance
 * @param edge how many service ports can be reached by routes
 * @param edgeThreads threads of the gateway at the edge
 * @param forwarders resolvers for names outside, IPv4 addresses
 * @param watch how often everything is looked at although nothing said so
 * @param start longest wait for a container to answer after its start
 */
public record DataPathOptions(
        SlotCapacity environment,
        SlotCapacity edge,
        int edgeThreads,
        List<String> forwarders,
        Duration watch,
        Duration start) {
    public DataPathOptions {
        forwarders = List.copyOf(forwarders);
    }

    /**
     * Defaults for this machine. One thread serves some 25,000 requests per second, and every thread more costs each
     * request a little, so half the processors are enough for the edge.
     */
    public static DataPathOptions defaults() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new DataPathOptions(
                SlotCapacity.ENVIRONMENT,
                SlotCapacity.EDGE,
                Math.clamp(processors / 2, 1, 4),
                Forwarders.ofThisMachine(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20));
    }
}
