package io.banyan.engine.container.datapath;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the gateway of an environment should be doing, given what is known of the environment. */
final class EnvironmentGateway {
    private EnvironmentGateway() {}

    static GatewayModel model(EnvironmentState environment) {
        SortedMap<String, List<Server>> slots = new TreeMap<>();
        SortedMap<String, String> services = new TreeMap<>();
        SortedMap<String, String> paths = new TreeMap<>();
        SortedMap<String, String> hosts = new TreeMap<>();
        Set<String> alive = new HashSet<>();
        environment.services().forEach((name, service) -> {
            service.ports().forEach(port -> {
                String slot = environment.slots().get(EnvironmentState.key(name, port.port()));
                if (slot != null && service.address() != null) {
                    services.put(service.address() + ":" + port.port(), slot);
                    slots.put(
                            slot,
                            ServerNames.behind(environment.id(), name, service, port.port(), SlotFamily.of(slot)));
                }
            });
            ServerNames.checks(environment.id(), name, service, paths, hosts);
            service.instances()
                    .keySet()
                    .forEach(instance -> alive.add(ServerNames.of(environment.id(), name, instance)));
        });
        SortedMap<String, SortedMap<String, String>> maps = new TreeMap<>();
        maps.put(GatewayModel.SERVICES, services);
        maps.put(GatewayModel.CHECK_PATHS, paths);
        maps.put(GatewayModel.CHECK_HOSTS, hosts);
        return new GatewayModel(slots, maps, new TreeMap<>(), alive);
    }
}
