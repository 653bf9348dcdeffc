package io.banyan.engine.container.datapath;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.ContainerEngineSettings;
import io.banyan.engine.container.Labels;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The gateway at the edge: one process that all environments share, in the network of this machine. */
final class EdgeProcess {
    private final ContainerEngineSettings.Edge ports;
    private final DataPathOptions options;
    private final InfrastructureContainers containers;
    private final InfrastructureContainer container;
    private final GatewayProcess process;

    EdgeProcess(
            ContainerEngineSettings settings,
            DataPathOptions options,
            Path directory,
            InfrastructureContainers containers) {
        this.ports = settings.edge();
        this.options = options;
        this.containers = containers;
        String name = settings.installation() + ".edge";
        Path sockets = EnvironmentProcesses.sockets(settings, name);
        Template template = Template.named("edge.cfg");
        Map<String, String> values = Map.of(
                "address", ports.address(),
                "http", String.valueOf(ports.httpPort()),
                "https", String.valueOf(ports.httpsPort()),
                "threads", String.valueOf(options.edgeThreads()));
        this.process = new GatewayProcess(name, directory, sockets, template, values, options.edge());
        this.container = InfrastructureContainer.edge(
                name,
                settings.images().gateway(),
                directory,
                sockets,
                new TreeMap<>(Map.of(
                        Labels.OWNER,
                        settings.installation(),
                        InfrastructureContainer.CONFIGURATION,
                        process.startedWith())));
    }

    GatewayProcess process() {
        return process;
    }

    /** Makes sure that it runs and does what the model says. One caller at a time: what one starts takes the ports. */
    synchronized void up(Supplier<GatewayModel> model) {
        ReplaceFile.directory(container.sockets());
        process.record(model.get());
        if (!containers.runs(container)) {
            free(ports.httpPort());
            free(ports.httpsPort());
        }
        boolean silent = !process.link().answers();
        if (Answers.ensure(containers, container, process.link()::answers, options.start()) || silent) {
            process.follow(model);
        }
    }

    private void free(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(ports.address()), port));
        } catch (IOException taken) {
            throw new EngineException(
                    new Fault(
                            FaultCode.PORT_IN_USE,
                            "routes cannot be served at " + ports.address() + ":" + port + ": " + taken.getMessage(),
                            "stop what listens there, or choose another port for routes in the settings"),
                    taken);
        }
    }
}
