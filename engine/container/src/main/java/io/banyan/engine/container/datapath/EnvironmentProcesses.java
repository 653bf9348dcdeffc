package io.banyan.engine.container.datapath;

import io.banyan.engine.container.ContainerEngineSettings;
import io.banyan.engine.container.Labels;
import io.banyan.engine.spec.EnvironmentId;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The containers of one environment and the processes in them. */
record EnvironmentProcesses(
        GatewayProcess gateway,
        InfrastructureContainer gatewayContainer,
        NamesProcess names,
        InfrastructureContainer namesContainer) {

    /** Where all redirected connections arrive; below it services keep every port of their own. */
    private static final int GATEWAY_PORT = 10_001;

    static EnvironmentProcesses of(
            EnvironmentNetwork network, ContainerEngineSettings settings, DataPathOptions options, StateFiles files) {
        EnvironmentId id = network.id();
        String name = settings.installation() + "." + id.tribe() + "." + id.environment();
        Path state = files.environment(id);
        Path gatewaySockets = sockets(settings, name + ".gateway");
        Path namesSockets = sockets(settings, name + ".names");
        GatewayProcess gateway = new GatewayProcess(
                name + ".gateway",
                state.resolve("gateway"),
                gatewaySockets,
                Template.named("gateway.cfg"),
                Map.of("port", String.valueOf(GATEWAY_PORT)),
                options.environment());
        NamesProcess names =
                new NamesProcess(name + ".names", state.resolve("names"), namesSockets, options.forwarders());
        return new EnvironmentProcesses(
                gateway,
                InfrastructureContainer.gateway(
                        name + ".gateway",
                        settings.images().gateway(),
                        network,
                        GATEWAY_PORT,
                        state.resolve("gateway"),
                        gatewaySockets,
                        labels(settings, id, gateway.startedWith())),
                names,
                InfrastructureContainer.names(
                        name + ".names",
                        settings.images().names(),
                        network,
                        state.resolve("names"),
                        namesSockets,
                        labels(settings, id, names.startedWith(network))));
    }

    private static TreeMap<String, String> labels(
            ContainerEngineSettings settings, EnvironmentId id, String configuration) {
        return new TreeMap<>(Map.of(
                Labels.OWNER,
                settings.installation(),
                Labels.TRIBE,
                id.tribe(),
                Labels.ENVIRONMENT,
                id.environment(),
                InfrastructureContainer.CONFIGURATION,
                configuration));
    }

    /** A short path, for the path of a Unix socket must not be longer than 107 bytes (unix(7)). */
    static Path sockets(ContainerEngineSettings settings, String name) {
        return settings.home()
                .resolve("run")
                .resolve("datapath")
                .resolve(Digest.of(name).substring(0, 8));
    }
}
