package io.banyan.engine.container.datapath;

import io.banyan.engine.spec.EnvironmentId;

/**
 * The network of one environment and who is where in it.
 *
 * @param name of the network in the container API
 * @param subnet in CIDR notation, for example {@code 10.192.16.0/20}
 * @param hostAddress the machine's own address on the bridge
 * @param gatewayAddress where the environment's gateway listens
 * @param namesAddress where its name service listens
 * @param serviceRange addresses for services in CIDR notation: the upper half of the subnet, never given to instances
 */
public record EnvironmentNetwork(
        EnvironmentId id,
        String name,
        String subnet,
        String hostAddress,
        String gatewayAddress,
        String namesAddress,
        String serviceRange) {

    /** The suffix below which the environment's services are found, for example {@code dev.wealth.banyan.internal}. */
    public String domain() {
        return id.environment() + "." + id.tribe() + ".banyan.internal";
    }
}
