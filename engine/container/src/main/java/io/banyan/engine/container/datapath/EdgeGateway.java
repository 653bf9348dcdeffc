package io.banyan.engine.container.datapath;

import io.banyan.engine.container.ContainerEngineSettings.Edge;
import io.banyan.engine.spec.EnvironmentId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the gateway at the edge should be doing, given what is known of all environments. */
final class EdgeGateway {
    private EdgeGateway() {}

    static String key(EnvironmentId environment, RouteState route) {
        return environment + "/" + EnvironmentState.key(route.workload(), route.port());
    }

    /** A slot for every service port that a route leads to; routes to services that are not there yet have one, too. */
    static SortedMap<String, String> place(
            Map<String, String> held, Collection<EnvironmentState> environments, SlotCapacity capacity) {
        SortedMap<String, SlotFamily> wanted = new TreeMap<>();
        for (EnvironmentState environment : environments) {
            for (RouteState route : environment.routes()) {
                ServiceState service = environment.services().get(route.workload());
                boolean probed = service != null && service.check() != null;
                wanted.put(key(environment.id(), route), SlotFamily.of(true, probed));
            }
        }
        return AssignSlots.assign(held, wanted, capacity);
    }

    static GatewayModel model(Map<String, String> assigned, Collection<EnvironmentState> environments, Edge edge) {
        SortedMap<String, List<Server>> slots = new TreeMap<>();
        SortedMap<String, String> routes = new TreeMap<>();
        SortedMap<String, String> wildcards = new TreeMap<>();
        SortedMap<String, String> paths = new TreeMap<>();
        SortedMap<String, String> hosts = new TreeMap<>();
        SortedMap<String, String> certificates = new TreeMap<>();
        Set<String> alive = new HashSet<>();
        for (EnvironmentState environment : environments) {
            certificates.putAll(environment.certificates());
            for (RouteState route : environment.routes()) {
                String slot = assigned.get(key(environment.id(), route));
                if (slot == null) {
                    continue;
                }
                if (route.wildcard()) {
                    wildcards.put(route.wildcardKey(), slot);
                } else {
                    route.exactKeys(edge).forEach(key -> routes.put(key, slot));
                }
                ServiceState service = environment.services().get(route.workload());
                if (service != null) {
                    slots.put(
                            slot,
                            ServerNames.behind(
                                    environment.id(), route.workload(), service, route.port(), SlotFamily.of(slot)));
                    ServerNames.checks(environment.id(), route.workload(), service, paths, hosts);
                }
            }
            environment
                    .services()
                    .forEach((name, service) -> service.instances()
                            .keySet()
                            .forEach(instance -> alive.add(ServerNames.of(environment.id(), name, instance))));
        }
        SortedMap<String, SortedMap<String, String>> maps = new TreeMap<>();
        maps.put(GatewayModel.ROUTES, routes);
        maps.put(GatewayModel.WILDCARDS, wildcards);
        maps.put(GatewayModel.CHECK_PATHS, paths);
        maps.put(GatewayModel.CHECK_HOSTS, hosts);
        return new GatewayModel(slots, maps, certificates, alive);
    }
}
