package io.banyan.engine.container.network;

import com.github.dockerjava.api.command.CreateNetworkCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.transport.DockerHttpClient;
import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.ContainerEngineSettings;
import io.banyan.engine.container.Labels;
import io.banyan.engine.container.api.ApiFaults;
import io.banyan.engine.container.api.ContainerApi;
import io.banyan.engine.container.datapath.EnvironmentNetwork;
import io.banyan.engine.spec.EnvironmentId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The bridge networks of environments, one each, that cannot reach one another. */
public final class EnvironmentNetworks {
    private static final int MOST_TRIES = 64;

    private final ContainerApi api;
    private final ContainerEngineSettings settings;
    private final Isolation isolation;

    public EnvironmentNetworks(ContainerApi api, ContainerEngineSettings settings, Isolation isolation) {
        this.api = api;
        this.settings = settings;
        this.isolation = isolation;
    }

    /** The networks of all environments that this installation has on the machine. */
    public List<EnvironmentNetwork> all() {
        return networks()
                .filter(network ->
                        settings.installation().equals(labels(network).get(Labels.OWNER)))
                .filter(network -> labels(network).containsKey(Labels.ENVIRONMENT))
                .map(network -> describe(
                        new EnvironmentId(
                                labels(network).getOrDefault(Labels.TRIBE, ""),
                                labels(network).getOrDefault(Labels.ENVIRONMENT, "")),
                        subnets(network).findFirst().orElseThrow()))
                .toList();
    }

    /**
     * Finds or creates the network of an environment.
     *
     * @throws EngineException NO_ROOM when the address pool is used up; ENGINE_FAILED when it could not be kept apart
     */
    public synchronized EnvironmentNetwork ensure(EnvironmentId environment) {
        Optional<EnvironmentNetwork> existing = all().stream()
                .filter(network -> network.id().equals(environment))
                .findFirst();
        return existing.orElseGet(() -> create(environment));
    }

    public void remove(EnvironmentId environment) {
        try {
            api.docker().removeNetworkCmd(name(environment)).exec();
        } catch (NotFoundException e) {
            // Already removed.
        } catch (RuntimeException e) {
            throw ApiFaults.translate("remove the network of " + environment, e);
        }
    }

    private EnvironmentNetwork create(EnvironmentId environment) {
        isolation.keep();
        Subnet pool = Subnet.parse(settings.addressPool());
        Set<Subnet> used =
                networks().flatMap(EnvironmentNetworks::subnets).collect(Collectors.toCollection(HashSet::new));
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Subnet subnet = pool.firstFree(settings.environmentPrefix(), used)
                    .orElseThrow(() -> new EngineException(new Fault(
                            FaultCode.NO_ROOM,
                            "the address pool " + settings.addressPool() + " has no room for " + environment,
                            "remove environments, or give the installation a larger pool")));
            EnvironmentNetwork network = describe(environment, subnet);
            try {
                create(network);
                return network;
            } catch (RuntimeException e) {
                if (!takenElsewhere(e)) {
                    throw ApiFaults.translate("create the network of " + environment, e);
                }
                used.add(subnet);
            }
        }
        throw new EngineException(new Fault(
                FaultCode.NO_ROOM,
                "most of the address pool " + settings.addressPool() + " is used by something else on this machine",
                "choose another pool in the settings"));
    }

    private void create(EnvironmentNetwork network) {
        Map<String, String> labels = Map.of(
                Labels.OWNER,
                settings.installation(),
                Labels.TRIBE,
                network.id().tribe(),
                Labels.ENVIRONMENT,
                network.id().environment());
        if (api.podman()) {
            createInPodman(network, labels);
            return;
        }
        try (CreateNetworkCmd command = api.docker().createNetworkCmd()) {
            command.withName(network.name())
                    .withDriver("bridge")
                    .withOptions(Map.of("com.docker.network.bridge.name", bridge()))
                    .withCheckDuplicate(true)
                    .withLabels(labels)
                    .withIpam(new Network.Ipam()
                            .withConfig(new Network.Ipam.Config()
                                    .withSubnet(network.subnet())
                                    .withGateway(network.hostAddress())))
                    .exec();
        }
    }

    /** Podman's Docker-compatible call cannot leave its own name service out, which would answer across workloads. */
    private void createInPodman(EnvironmentNetwork network, Map<String, String> labels) {
        byte[] body = JsonMapper.shared()
                .writeValueAsBytes(Map.of(
                        "name",
                        network.name(),
                        "driver",
                        "bridge",
                        "network_interface",
                        bridge(),
                        "dns_enabled",
                        false,
                        "subnets",
                        List.of(Map.of("subnet", network.subnet(), "gateway", network.hostAddress())),
                        "options",
                        Map.of("isolate", "true"),
                        "labels",
                        labels));
        DockerHttpClient.Request request = DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.POST)
                .path("/v4.0.0/libpod/networks/create")
                .putHeader("Content-Type", "application/json")
                .bodyBytes(body)
                .build();
        try (DockerHttpClient.Response response = api.http().execute(request)) {
            if (response.getStatusCode() >= 300) {
                throw new IllegalStateException(
                        new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8).strip());
            }
        } catch (IOException e) {
            throw new IllegalStateException("reading Podman's answer", e);
        }
    }

    /**
     * A name that nobody else on the machine gives a bridge, within the kernel's 15 characters. The names that a container
     * service chooses by itself (podman1, podman2 ...) are chosen by another one on the same machine, too, and when that
     * removes its network it removes the rules that keep ours apart. Another name for each network: the rules of one that
     * was just removed go a moment later, and must not be those of its successor.
     */
    private static String bridge() {
        return "bn" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    private static boolean takenElsewhere(RuntimeException thrown) {
        String message = Objects.toString(thrown.getMessage(), "").toLowerCase(Locale.ROOT);
        return message.contains("already used")
                || message.contains("already being used")
                || message.contains("overlap");
    }

    private EnvironmentNetwork describe(EnvironmentId environment, Subnet subnet) {
        return new EnvironmentNetwork(
                environment,
                name(environment),
                subnet.toString(),
                subnet.address(1),
                subnet.address(2),
                subnet.address(3),
                subnet.upperHalf().toString());
    }

    /** Parts are joined by dots, which names cannot contain: no two environments share a network name. */
    private String name(EnvironmentId environment) {
        return settings.installation() + "." + environment.tribe() + "." + environment.environment();
    }

    private Stream<Network> networks() {
        try {
            return api.docker().listNetworksCmd().exec().stream();
        } catch (RuntimeException e) {
            throw ApiFaults.translate("list networks", e);
        }
    }

    private static Map<String, String> labels(Network network) {
        return Objects.requireNonNullElse(network.getLabels(), Map.of());
    }

    private static Stream<Subnet> subnets(Network network) {
        return Stream.ofNullable(network.getIpam())
                .flatMap(ipam -> Stream.ofNullable(ipam.getConfig()))
                .flatMap(List::stream)
                .map(Network.Ipam.Config::getSubnet)
                .filter(subnet -> subnet != null && subnet.indexOf(':') < 0)
                .map(Subnet::parse);
    }
}
