package io.banyan.engine.container.datapath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import io.banyan.engine.container.ContainerEngineSettings;
import io.banyan.engine.container.ContainerEngineSettings.Edge;
import io.banyan.engine.container.Labels;
import io.banyan.engine.container.TestPodman;
import io.banyan.engine.container.api.ContainerApi;
import io.banyan.engine.container.network.Isolation;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.WorkloadId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** The real thing for tests: a container API, networks, instances, callers inside and outside, and a data path. */
final class Machine implements AutoCloseable {
    static final String INSTALLATION = "bt-dp";
    static final Edge EDGE = new Edge("127.0.0.1", 18_080, 18_443);
    private static final String NODE = "localhost/banyan/node:dev";
    private static final ObjectMapper JSON = new ObjectMapper();

    final Path home;
    final ContainerEngineSettings settings;
    final DockerClient docker;

    Machine() throws IOException {
        home = Files.createTempDirectory("bt-dp");
        URI api = TestPodman.API;
        settings = ContainerEngineSettings.of(home, api, INSTALLATION)
                .withAddressPool("10.209.0.0/16")
                .withEdge(EDGE);
        docker = DockerClientImpl.getInstance(
                DefaultDockerClientConfig.createDefaultConfigBuilder()
                        .withDockerHost(api.toString())
                        .build(),
                new ApacheDockerHttpClient.Builder().dockerHost(api).build());
        try (ContainerApi known = ContainerApi.connect(api, Duration.ofSeconds(2))) {
            new Isolation(known).keep();
        }
        removeEverything();
        Path scripts = Files.createDirectories(home.resolve("scripts"));
        for (String script : List.of(
                "instance.js", "client.js", "quick-instance.cfg", "bare-gateway.cfg", "bare-single-thread.cfg")) {
            try (InputStream stream = Machine.class.getResourceAsStream(script)) {
                Files.copy(Objects.requireNonNull(stream, script), scripts.resolve(script));
            }
        }
        run("outside", "host", null, List.of("sleep", "3600"), Map.of());
    }

    HaproxyDataPath dataPath() {
        return new HaproxyDataPath(settings, docker);
    }

    /** A network, with a caller in it. */
    EnvironmentNetwork environment(String tribe, String environment, int number) {
        EnvironmentId id = new EnvironmentId(tribe, environment);
        int block = number * 16;
        String start = "10.209." + block + ".";
        EnvironmentNetwork network = new EnvironmentNetwork(
                id,
                INSTALLATION + "-" + tribe + "-" + environment,
                start + "0/20",
                start + "1",
                start + "2",
                start + "3",
                "10.209." + (block + 8) + ".0/21");
        docker.createNetworkCmd()
                .withName(network.name())
                .withDriver("bridge")
                .withLabels(Map.of(Labels.OWNER, INSTALLATION))
                .withOptions(Map.of("isolate", "true", "com.docker.network.bridge.name", bridge()))
                .withIpam(new Network.Ipam()
                        .withConfig(new Network.Ipam.Config()
                                .withSubnet(network.subnet())
                                .withGateway(network.hostAddress())))
                .exec();
        run(caller(id), network.name(), start + "15", List.of("sleep", "3600"), Map.of());
        return network;
    }

    /** A name of its own for each network: the rules of one that was just removed go a moment later. */
    private static String bridge() {
        return "bt" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    /** Starts an instance. Its last address byte is the number given. */
    InstanceEndpoint instance(EnvironmentNetwork network, String name, int number) {
        String address =
                network.hostAddress().substring(0, network.hostAddress().lastIndexOf('.') + 1) + number;
        run(
                network.id().environment() + "-" + name,
                network.name(),
                address,
                List.of("node", "/scripts/instance.js"),
                Map.of("NAME", name));
        return new InstanceEndpoint(name, address);
    }

    /** Starts a server that costs next to nothing per answer. */
    InstanceEndpoint quickInstance(EnvironmentNetwork network, String name, int number) {
        String address =
                network.hostAddress().substring(0, network.hostAddress().lastIndexOf('.') + 1) + number;
        run(
                settings.images().gateway(),
                network.id().environment() + "-" + name,
                network.name(),
                address,
                List.of("-db", "-f", "/scripts/quick-instance.cfg"),
                Map.of());
        return new InstanceEndpoint(name, address);
    }

    /** Starts a gateway from a configuration among the scripts. */
    ProcessHandle bareGateway(String configuration) {
        run(
                settings.images().gateway(),
                configuration,
                "host",
                null,
                List.of("-db", "-f", "/scripts/" + configuration),
                Map.of());
        return firstProcess(INSTALLATION + "-" + configuration);
    }

    void kill(EnvironmentNetwork network, InstanceEndpoint instance) {
        docker.killContainerCmd(INSTALLATION + "-" + network.id().environment() + "-" + instance.instance())
                .withSignal("KILL")
                .exec();
    }

    /** What a caller in the environment sees. */
    JsonNode inside(EnvironmentId environment, Map<String, Object> question) {
        return ask(INSTALLATION + "-" + caller(environment), question);
    }

    /** What a caller on the machine itself sees. */
    JsonNode outside(Map<String, Object> question) {
        return ask(INSTALLATION + "-outside", question);
    }

    private JsonNode ask(String caller, Map<String, Object> question) {
        try {
            StringBuilder output = new StringBuilder();
            String id = docker.execCreateCmd(caller)
                    .withCmd("node", "/scripts/client.js", JSON.writeValueAsString(question))
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .exec()
                    .getId();
            docker.execStartCmd(id)
                    .exec(new ResultCallback.Adapter<Frame>() {
                        @Override
                        public void onNext(Frame frame) {
                            output.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                        }
                    })
                    .awaitCompletion();
            return JSON.readTree(output.toString());
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    /** The process of an instance. */
    ProcessHandle firstProcess(EnvironmentNetwork network, InstanceEndpoint instance) {
        return firstProcess(INSTALLATION + "-" + network.id().environment() + "-" + instance.instance());
    }

    /** The first process of a container, as this machine sees it. */
    ProcessHandle firstProcess(String container) {
        long number = Objects.requireNonNull(
                docker.inspectContainerCmd(container).exec().getState().getPidLong());
        return ProcessHandle.of(number).orElseThrow();
    }

    /** The server in an infrastructure container: the child of its shell. */
    ProcessHandle server(String container) {
        return firstProcess(container).children().findFirst().orElseThrow();
    }

    static WorkloadId service(EnvironmentNetwork network, String name) {
        return new WorkloadId(network.id(), name);
    }

    private static String caller(EnvironmentId environment) {
        return environment.tribe() + "-" + environment.environment() + "-caller";
    }

    private void run(
            String name,
            String network,
            @org.jspecify.annotations.Nullable String address,
            List<String> command,
            Map<String, String> variables) {
        run(NODE, name, network, address, command, variables);
    }

    private void run(
            String image,
            String name,
            String network,
            @org.jspecify.annotations.Nullable String address,
            List<String> command,
            Map<String, String> variables) {
        var create = docker.createContainerCmd(image)
                .withName(INSTALLATION + "-" + name)
                .withLabels(Map.of(Labels.OWNER, INSTALLATION))
                .withCmd(command)
                .withEnv(variables.entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList())
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode(network)
                        .withBinds(
                                new Bind(home.resolve("scripts").toString(), new Volume("/scripts"), AccessMode.ro)));
        String id = create.exec().getId();
        if (address != null) {
            FixedAddress.give(docker, id, network, address);
        }
        docker.startContainerCmd(id).exec();
    }

    private void removeEverything() {
        docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(Labels.OWNER, INSTALLATION))
                .exec()
                .forEach(container -> {
                    try {
                        docker.removeContainerCmd(container.getId())
                                .withForce(true)
                                .exec();
                    } catch (NotFoundException gone) {
                        // What should be gone is gone.
                    }
                });
        docker.listNetworksCmd().exec().stream()
                .filter(network -> network.getName().startsWith(INSTALLATION + "-"))
                .forEach(network -> docker.removeNetworkCmd(network.getName()).exec());
    }

    @Override
    public void close() throws IOException {
        removeEverything();
        docker.close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
