package io.banyan.engine.container.datapath;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ContainerNetwork;

/**
 * Gives a container that has not started yet an address, with a hardware address that follows from it.
 *
 * <p>Neighbours remember for many seconds which hardware address a network address had. A container that comes back, or
 * takes another's place, is reached at once only when it has the same. The container API takes a hardware address at
 * creation only in a place that the client library cannot fill (and Podman 4 ignores the other one), but both take it when
 * a container is connected to a network.
 */
public final class FixedAddress {
    private FixedAddress() {}

    /**
     * Connects the container anew.
     *
     * @param container created with that network, not started
     * @param address IPv4, dotted
     */
    public static void give(DockerClient docker, String container, String network, String address) {
        docker.disconnectFromNetworkCmd()
                .withContainerId(container)
                .withNetworkId(network)
                .withForce(true)
                .exec();
        docker.connectToNetworkCmd()
                .withContainerId(container)
                .withNetworkId(network)
                .withContainerNetwork(new ContainerNetwork()
                        .withIpamConfig(new ContainerNetwork.Ipam().withIpv4Address(address))
                        .withMacAddress(hardware(address)))
                .exec();
    }

    /** A locally administered address: {@code 02:42:0a:d1:00:02} for {@code 10.209.0.2}. */
    static String hardware(String address) {
        StringBuilder hardware = new StringBuilder("02:42");
        for (String part : address.split("\\.", -1)) {
            hardware.append(String.format(":%02x", Integer.parseInt(part)));
        }
        return hardware.toString();
    }
}
