package io.banyan.engine.container;

import io.banyan.engine.container.datapath.DataPath;
import io.banyan.engine.container.datapath.EnvironmentNetwork;
import io.banyan.engine.container.datapath.HttpCheck;
import io.banyan.engine.container.datapath.InstanceEndpoint;
import io.banyan.engine.observed.RouteObservation;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.RouteTable;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.WorkloadId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Carries nothing; remembers what it was told. */
final class RecordingDataPath implements DataPath {
    final List<String> calls = new CopyOnWriteArrayList<>();
    final Map<String, Integer> inFlight = new ConcurrentHashMap<>();
    private final Set<String> serving = ConcurrentHashMap.newKeySet();

    Set<String> serving() {
        return new TreeSet<>(serving);
    }

    @Override
    public void environmentUp(EnvironmentNetwork network) {
        calls.add("up " + network.id());
    }

    @Override
    public void environmentDown(EnvironmentId environment) {
        calls.add("down " + environment);
    }

    @Override
    public void service(WorkloadId service, List<ServicePort> ports, Optional<HttpCheck> check) {
        calls.add("service " + service);
    }

    @Override
    public void serviceGone(WorkloadId service) {
        calls.add("serviceGone " + service);
    }

    @Override
    public void ready(WorkloadId service, InstanceEndpoint instance) {
        calls.add("ready " + instance.instance());
        serving.add(instance.instance());
    }

    @Override
    public void unready(WorkloadId service, InstanceEndpoint instance) {
        calls.add("unready " + instance.instance());
        serving.remove(instance.instance());
    }

    @Override
    public void draining(WorkloadId service, InstanceEndpoint instance) {
        calls.add("draining " + instance.instance());
        serving.remove(instance.instance());
    }

    @Override
    public OptionalInt inFlight(WorkloadId service, InstanceEndpoint instance) {
        return OptionalInt.of(inFlight.getOrDefault(instance.instance(), 0));
    }

    @Override
    public void gone(WorkloadId service, InstanceEndpoint instance) {
        calls.add("gone " + instance.instance());
        serving.remove(instance.instance());
    }

    @Override
    public void retain(WorkloadId service, Set<InstanceEndpoint> alive) {
        calls.add("retain " + alive.size());
    }

    @Override
    public void routes(RouteTable routes) {
        calls.add("routes " + routes.environment());
    }

    @Override
    public List<RouteObservation> observeRoutes(EnvironmentId environment) {
        return List.of();
    }

    @Override
    public void close() {}
}
