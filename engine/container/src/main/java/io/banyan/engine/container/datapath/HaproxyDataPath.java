package io.banyan.engine.container.datapath;

import com.github.dockerjava.api.DockerClient;
import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.ContainerEngineSettings;
import io.banyan.engine.observed.RouteObservation;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.RouteTable;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.WorkloadId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * The data path of one machine: HAProxy and Unbound in containers.
 *
 * <p>Every call changes what is known ({@link KnownState}: memory and disk), writes the files from which the processes
 * start, and then lets the running processes follow. Nothing is ever reloaded.
 */
public final class HaproxyDataPath implements DataPath {
    private final ContainerEngineSettings settings;
    private final DataPathOptions options;
    private final StateFiles files;
    private final KnownState known;
    private final Certificates certificates;
    private final InfrastructureContainers containers;
    private final EdgeProcess edge;
    private final Map<EnvironmentId, EnvironmentProcesses> processes = new ConcurrentHashMap<>();
    private final Watch watch;

    /**
     * A data path with default options, knowing what is on disk. Nothing is started yet.
     *
     * @param docker stays the caller's to close
     */
    public HaproxyDataPath(ContainerEngineSettings settings, DockerClient docker) {
        this(settings, docker, DataPathOptions.defaults());
    }

    public HaproxyDataPath(ContainerEngineSettings settings, DockerClient docker, DataPathOptions options) {
        this.settings = settings;
        this.options = options;
        this.files = new StateFiles(settings.dataPathState());
        this.known = new KnownState(files, options.environment(), options.edge(), settings.edge());
        this.certificates = new Certificates(files.edge());
        this.containers = new InfrastructureContainers(docker);
        this.edge = new EdgeProcess(settings, options, files.edge(), containers);
        this.watch = new Watch(docker, settings.installation(), options.watch(), this::lookAtEverything, this::catchUp);
    }

    @Override
    public void environmentUp(EnvironmentNetwork network) {
        EnvironmentProcesses up = EnvironmentProcesses.of(network, settings, options, files);
        EnvironmentProcesses before = processes.put(network.id(), up);
        try {
            known.know(network, this::record);
            ReplaceFile.directory(up.gatewayContainer().sockets());
            ReplaceFile.directory(up.namesContainer().sockets());
            edge.up(known::edge);
            Answers.ensure(containers, up.gatewayContainer(), up.gateway().link()::answers, options.start());
            Answers.ensure(containers, up.namesContainer(), up.names()::answers, options.start());
        } catch (RuntimeException failed) {
            if (before == null) {
                processes.remove(network.id(), up);
            }
            throw failed;
        }
        follow(network.id());
        watch.begin();
    }

    @Override
    public void environmentDown(EnvironmentId environment) {
        EnvironmentProcesses down = processes.remove(environment);
        EnvironmentState state = known.find(environment).orElse(null);
        if (state == null) {
            return;
        }
        if (down == null) {
            down = EnvironmentProcesses.of(state.network(), settings, options, files);
        }
        containers.remove(down.gatewayContainer().name());
        containers.remove(down.namesContainer().name());
        known.forget(environment);
        edge.process().record(known.edge());
        edge.process().follow(known::edge);
        certificates.retain(known.edge().certificates().keySet());
    }

    @Override
    public void service(WorkloadId service, List<ServicePort> ports, Optional<HttpCheck> check) {
        change(service.environment(), environment -> Services.declare(environment, service.name(), ports, check));
    }

    @Override
    public void serviceGone(WorkloadId service) {
        if (known.find(service.environment()).isPresent()) {
            change(service.environment(), environment -> environment.without(service.name()));
        }
    }

    @Override
    public void ready(WorkloadId service, InstanceEndpoint instance) {
        change(
                service.environment(),
                environment -> Services.phase(environment, service, instance, InstancePhase.READY));
    }

    @Override
    public void unready(WorkloadId service, InstanceEndpoint instance) {
        rest(service, instance, InstancePhase.UNREADY);
    }

    @Override
    public void draining(WorkloadId service, InstanceEndpoint instance) {
        rest(service, instance, InstancePhase.DRAINING);
    }

    private void rest(WorkloadId service, InstanceEndpoint instance, InstancePhase phase) {
        change(
                service.environment(),
                environment -> Services.knows(environment, service.name(), instance)
                        ? Services.phase(environment, service, instance, phase)
                        : environment);
    }

    @Override
    public OptionalInt inFlight(WorkloadId service, InstanceEndpoint instance) {
        EnvironmentProcesses up = processes.get(service.environment());
        if (up == null) {
            return OptionalInt.empty();
        }
        String server = ServerNames.of(service, instance);
        OptionalInt inside = up.gateway().inFlight(server);
        OptionalInt outside = edge.process().inFlight(server);
        return inside.isPresent() && outside.isPresent()
                ? OptionalInt.of(inside.getAsInt() + outside.getAsInt())
                : OptionalInt.empty();
    }

    @Override
    public void gone(WorkloadId service, InstanceEndpoint instance) {
        if (known.find(service.environment()).isPresent()) {
            change(
                    service.environment(),
                    environment -> Services.without(environment, service.name(), instance.instance()));
        }
    }

    @Override
    public void retain(WorkloadId service, Set<InstanceEndpoint> alive) {
        change(service.environment(), environment -> Services.retain(environment, service.name(), alive));
    }

    @Override
    public void routes(RouteTable table) {
        RouteRules.check(table, known.all(), settings.edge());
        SortedMap<String, String> hosts = certificates.keep(table);
        List<RouteState> routes = table.routes().stream().map(RouteState::of).toList();
        known.change(table.environment(), environment -> environment.with(routes, hosts), this::record);
        edge.process().follow(known::edge);
        certificates.retain(known.edge().certificates().keySet());
    }

    @Override
    public List<RouteObservation> observeRoutes(EnvironmentId environment) {
        EnvironmentState state = known.get(environment);
        if (state.routes().isEmpty()) {
            return List.of();
        }
        Optional<ObservedGateway> observed;
        try {
            observed = Optional.of(edge.process().observe(known.edge()));
        } catch (IOException down) {
            observed = Optional.empty();
        }
        Optional<ObservedGateway> seen = observed;
        return state.routes().stream()
                .map(route ->
                        RouteRules.observe(route, state, settings.edge(), known.edgeSlot(environment, route), seen))
                .toList();
    }

    /**
     * The figures of an environment's gateway, in Prometheus' text format.
     *
     * @throws EngineException ENGINE_UNREACHABLE while the gateway does not answer
     */
    public String figures(EnvironmentId environment) {
        return figures(Objects.requireNonNull(processes.get(environment), () -> environment + " was not brought up")
                .gateway());
    }

    /**
     * The figures of the gateway at the edge, in Prometheus' text format.
     *
     * @throws EngineException ENGINE_UNREACHABLE while the gateway does not answer
     */
    public String edgeFigures() {
        return figures(edge.process());
    }

    private static String figures(GatewayProcess gateway) {
        try {
            return gateway.link().figures();
        } catch (IOException down) {
            throw new EngineException(
                    new Fault(
                            FaultCode.ENGINE_UNREACHABLE,
                            "the gateway does not answer: " + down.getMessage(),
                            "it is brought back on its own; try again in a second"),
                    down);
        }
    }

    @Override
    public void close() {
        watch.close();
    }

    private void change(EnvironmentId environment, UnaryOperator<EnvironmentState> change) {
        known.change(environment, change, this::record);
        // Also when nothing changed: the call before may have found a gateway that was just restarting.
        follow(environment);
    }

    private void record(EnvironmentState environment, GatewayModel edgeModel) {
        EnvironmentProcesses up = processes.get(environment.id());
        if (up != null) {
            up.gateway().record(EnvironmentGateway.model(environment));
            up.names().record(environment);
        }
        edge.process().record(edgeModel);
    }

    private void follow(EnvironmentId environment) {
        EnvironmentProcesses up = processes.get(environment);
        if (up == null) {
            return;
        }
        up.gateway().follow(() -> EnvironmentGateway.model(known.get(environment)));
        if (edge.process().behind() || !known.get(environment).routes().isEmpty()) {
            edge.process().follow(known::edge);
        }
        up.names().follow(() -> known.get(environment));
    }

    /** Brings back what should run and does not, and repairs what differs. One that fails does not keep others waiting. */
    private void lookAtEverything() {
        List<Runnable> looks = new ArrayList<>();
        looks.add(() -> edge.up(known::edge));
        looks.add(() -> edge.process().follow(known::edge));
        processes.forEach((environment, up) -> {
            // One that was taken down while this look lasts must not come back.
            BooleanSupplier stillUp = () -> up.equals(processes.get(environment));
            looks.add(() -> containers.ensure(up.gatewayContainer(), stillUp));
            looks.add(() -> containers.ensure(up.namesContainer(), stillUp));
            looks.add(() -> follow(environment));
        });
        RuntimeException first = null;
        for (Runnable look : looks) {
            try {
                look.run();
            } catch (RuntimeException failed) {
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** Finishes what was left undone. */
    private void catchUp() {
        processes.forEach((environment, up) -> {
            if (up.gateway().behind() || up.names().behind()) {
                follow(environment);
            }
        });
        if (edge.process().behind()) {
            edge.process().follow(known::edge);
        }
    }
}
