package io.banyan.engine.container.datapath;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.WorkloadId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the engine's calls mean for what is known of an environment. Pure; the same call again changes nothing. */
final class Services {
    private Services() {}

    static EnvironmentState declare(
            EnvironmentState environment, String name, List<ServicePort> ports, Optional<HttpCheck> check) {
        ServiceState service = environment.services().get(name);
        if (service == null) {
            service = new ServiceState(null, List.of(), null, new TreeMap<>());
        }
        return environment.with(
                name, service.declared(address(environment, service, ports), List.copyOf(ports), check));
    }

    /** A service keeps its address for as long as it is known, for callers keep it, too. */
    private static @Nullable String address(
            EnvironmentState environment, ServiceState service, List<ServicePort> ports) {
        if (service.address() != null || ports.isEmpty()) {
            return service.address();
        }
        return ServiceAddresses.next(
                environment.network().serviceRange(),
                environment.services().values().stream()
                        .map(ServiceState::address)
                        .filter(Objects::nonNull)
                        .toList());
    }

    static EnvironmentState phase(
            EnvironmentState environment, WorkloadId id, InstanceEndpoint instance, InstancePhase phase) {
        ServiceState service = environment.services().get(id.name());
        if (service == null) {
            throw new EngineException(new Fault(
                    FaultCode.UNKNOWN_WORKLOAD,
                    "the data path knows no service " + id + ", so " + instance.instance() + " cannot serve it",
                    "declare the service first"));
        }
        return environment.with(id.name(), service.with(instance, phase));
    }

    static boolean knows(EnvironmentState environment, String name, InstanceEndpoint instance) {
        ServiceState service = environment.services().get(name);
        return service != null && service.instances().containsKey(instance.instance());
    }

    static EnvironmentState without(EnvironmentState environment, String name, String instance) {
        ServiceState service = environment.services().get(name);
        return service == null ? environment : environment.with(name, service.without(instance));
    }

    static EnvironmentState retain(EnvironmentState environment, String name, Set<InstanceEndpoint> alive) {
        ServiceState service = environment.services().get(name);
        if (service == null) {
            return environment;
        }
        ServiceState kept = service;
        for (var instance : service.instances().entrySet()) {
            if (!alive.contains(
                    new InstanceEndpoint(instance.getKey(), instance.getValue().address()))) {
                kept = kept.without(instance.getKey());
            }
        }
        return environment.with(name, kept);
    }
}
