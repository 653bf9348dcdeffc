package io.banyan.engine.container.datapath;

import io.banyan.engine.spec.EnvironmentId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that the data path knows of one environment, kept on disk.
 *
 * @param services by name of their workload
 * @param slots of the environment's gateway, by service and port as {@link #key} puts them
 * @param routes of the environment, served at the edge
 * @param certificates host name by file of the edge that holds its certificate
 */
record EnvironmentState(
        EnvironmentNetwork network,
        SortedMap<String, ServiceState> services,
        SortedMap<String, String> slots,
        List<RouteState> routes,
        SortedMap<String, String> certificates) {

    static EnvironmentState of(EnvironmentNetwork network) {
        return new EnvironmentState(network, new TreeMap<>(), new TreeMap<>(), List.of(), new TreeMap<>());
    }

    EnvironmentId id() {
        return network.id();
    }

    static String key(String service, int port) {
        return service + ":" + port;
    }

    EnvironmentState with(EnvironmentNetwork network) {
        return new EnvironmentState(network, services, slots, routes, certificates);
    }

    EnvironmentState with(String name, ServiceState service) {
        SortedMap<String, ServiceState> changed = new TreeMap<>(services);
        changed.put(name, service);
        return new EnvironmentState(network, changed, slots, routes, certificates);
    }

    EnvironmentState without(String name) {
        SortedMap<String, ServiceState> changed = new TreeMap<>(services);
        changed.remove(name);
        return new EnvironmentState(network, changed, slots, routes, certificates);
    }

    EnvironmentState with(List<RouteState> routes, SortedMap<String, String> certificates) {
        return new EnvironmentState(network, services, slots, routes, certificates);
    }

    /** The same with a slot for every service port. */
    EnvironmentState placed(SlotCapacity capacity) {
        SortedMap<String, SlotFamily> wanted = new TreeMap<>();
        services.forEach((name, service) ->
                service.ports().forEach(port -> wanted.put(key(name, port.port()), service.family(port))));
        return new EnvironmentState(
                network, services, AssignSlots.assign(slots, wanted, capacity), routes, certificates);
    }
}
