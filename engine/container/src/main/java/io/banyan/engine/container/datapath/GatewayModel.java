package io.banyan.engine.container.datapath;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What a gateway should be doing.
 *
 * @param slots servers by slot; slots that are not named are empty
 * @param maps content of every map by its file's name
 * @param certificates host name by the file that holds its certificate and key
 * @param alive names of all servers whose instances live, wherever they are; others need no courtesy when removed
 */
record GatewayModel(
        SortedMap<String, List<Server>> slots,
        SortedMap<String, SortedMap<String, String>> maps,
        SortedMap<String, String> certificates,
        Set<String> alive) {

    static final String SERVICES = "services.map";
    static final String ROUTES = "routes.map";
    static final String WILDCARDS = "wildcards.map";
    static final String CHECK_PATHS = "check-paths.map";
    static final String CHECK_HOSTS = "check-hosts.map";

    /** Whether the gateway may send new requests to that server of that slot. */
    boolean wants(String slot, String server) {
        return slots.getOrDefault(slot, List.of()).stream()
                .anyMatch(wanted -> wanted.name().equals(server));
    }

    Map<String, String> map(String name) {
        return maps.getOrDefault(name, java.util.Collections.emptySortedMap());
    }
}
