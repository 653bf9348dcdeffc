package io.banyan.engine.container.datapath;

import io.banyan.engine.spec.ServicePort;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One service, kept on disk.
 *
 * @param address stable address of the service inside its environment; null while it has no ports
 * @param check how instances that become ready from now on are checked; null means by connecting
 * @param instances by name
 */
record ServiceState(
        @Nullable String address,
        List<ServicePort> ports,
        @Nullable HttpCheck check,
        SortedMap<String, InstanceState> instances) {

    ServiceState declared(@Nullable String address, List<ServicePort> ports, Optional<HttpCheck> check) {
        return new ServiceState(address, ports, check.filter(HttpCheck::askable).orElse(null), instances);
    }

    /** An instance keeps the ports and the check it became ready with: those of its release. */
    ServiceState with(InstanceEndpoint endpoint, InstancePhase phase) {
        SortedMap<String, InstanceState> changed = new TreeMap<>(instances);
        InstanceState known = instances.get(endpoint.instance());
        changed.put(
                endpoint.instance(),
                known == null || !known.address().equals(endpoint.address())
                        ? new InstanceState(endpoint.address(), phase, ports, check)
                        : known.in(phase));
        return new ServiceState(address, ports, check, changed);
    }

    ServiceState without(String instance) {
        SortedMap<String, InstanceState> changed = new TreeMap<>(instances);
        changed.remove(instance);
        return new ServiceState(address, ports, check, changed);
    }

    boolean ready() {
        return instances.values().stream().anyMatch(instance -> instance.phase() == InstancePhase.READY);
    }

    /** Whether instances of it may be sent requests in that way: by request or by connection, probed or not. */
    SlotFamily family(ServicePort port) {
        return SlotFamily.of(port.protocol() != ServicePort.Protocol.TCP, check != null);
    }
}
