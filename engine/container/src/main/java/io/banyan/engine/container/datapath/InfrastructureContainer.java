package io.banyan.engine.container.datapath;

import io.banyan.engine.container.Labels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A container of the data path as it should be. All of them restart their process at once when it dies, without the
 * container API: a shell, with no more rights than the process, starts it again.
 *
 * @param user who its first process is
 * @param script what its shell does
 * @param network name of a network, or {@code host}
 * @param address in the network; empty with the host's
 * @param capabilities kept of those that the container could have
 * @param configuration directory of this machine that it reads
 * @param sockets directory of this machine that it makes its sockets in
 */
record InfrastructureContainer(
        String name,
        String role,
        String image,
        String user,
        String script,
        String network,
        Optional<String> address,
        List<String> capabilities,
        SortedMap<String, String> sysctls,
        Path configuration,
        Path sockets,
        SortedMap<String, String> labels) {

    /** Label: what the process was started with beyond what can be changed while it runs. */
    static final String CONFIGURATION = "io.banyan.configuration";

    private static final String PLAIN_USER = ReplaceFile.CONTAINER_USER + ":" + ReplaceFile.CONTAINER_USER;
    private static final String GATEWAY = "/usr/sbin/haproxy -db -f /etc/banyan/haproxy.cfg";
    private static final String NAMES = "/usr/sbin/unbound -d -c /etc/banyan/unbound.conf";

    /**
     * The gateway of an environment. Before it gives up its rights, it makes the whole range of service addresses its
     * own and has connections to any port of them redirected to its one port. Both are done again, harmlessly, when the
     * container comes back.
     */
    static InfrastructureContainer gateway(
            String name,
            String image,
            EnvironmentNetwork network,
            int port,
            Path configuration,
            Path sockets,
            SortedMap<String, String> labels) {
        String range = network.serviceRange();
        String redirect = "PREROUTING -p tcp -d " + range + " -j REDIRECT --to-ports " + port;
        String script = "ip route replace local " + range + " dev lo"
                + " && { iptables -t nat -C " + redirect + " 2>/dev/null || iptables -t nat -A " + redirect + "; }"
                + " && exec setpriv --reuid " + ReplaceFile.CONTAINER_USER + " --regid " + ReplaceFile.CONTAINER_USER
                + " --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all /bin/sh -c '" + always(GATEWAY)
                + "'";
        return new InfrastructureContainer(
                name,
                Labels.ROLE_GATEWAY,
                image,
                "0:0",
                script,
                network.name(),
                Optional.of(network.gatewayAddress()),
                List.of("NET_ADMIN", "SETUID", "SETGID", "SETPCAP"),
                new TreeMap<>(),
                configuration,
                sockets,
                labels);
    }

    static InfrastructureContainer names(
            String name,
            String image,
            EnvironmentNetwork network,
            Path configuration,
            Path sockets,
            SortedMap<String, String> labels) {
        return new InfrastructureContainer(
                name,
                Labels.ROLE_NAMES,
                image,
                PLAIN_USER,
                always(NAMES),
                network.name(),
                Optional.of(network.namesAddress()),
                List.of(),
                new TreeMap<>(Map.of("net.ipv4.ip_unprivileged_port_start", "0")),
                configuration,
                sockets,
                labels);
    }

    static InfrastructureContainer edge(
            String name, String image, Path configuration, Path sockets, SortedMap<String, String> labels) {
        return new InfrastructureContainer(
                name,
                Labels.ROLE_EDGE,
                image,
                PLAIN_USER,
                always(GATEWAY),
                "host",
                Optional.empty(),
                List.of(),
                new TreeMap<>(),
                configuration,
                sockets,
                labels);
    }

    private static String always(String command) {
        return "while :; do " + command + "; sleep 0.05; done";
    }

    /** Same for containers that are the same; another one means that the container must be replaced. */
    String hash() {
        return Digest.of(toString());
    }
}
