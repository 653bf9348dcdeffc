package io.banyan.engine.container.datapath;

import io.banyan.engine.container.datapath.ObservedGateway.ObservedServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes steps as HAProxy would, and complains where HAProxy would. What HAProxy really does the container tests show. */
final class SimulatedGateway {
    private final Map<String, ObservedServer> servers = new HashMap<>();
    private final Map<String, Map<String, String>> maps = new HashMap<>();
    private final Set<String> certificates = new HashSet<>();
    /** Servers, as slot and name, that have requests in flight. */
    final Set<String> busy = new HashSet<>();
    /** Dead servers whose requests have had their time to be repeated elsewhere. */
    final Set<ObservedServer> hopeless = new HashSet<>();

    ObservedGateway observe() {
        Map<String, Map<String, String>> copies = new HashMap<>();
        maps.forEach((name, content) -> copies.put(name, Map.copyOf(content)));
        return new ObservedGateway(new ArrayList<>(servers.values()), copies, Set.copyOf(certificates));
    }

    void take(List<GatewayStep> steps) {
        steps.forEach(this::take);
    }

    private void take(GatewayStep step) {
        switch (step) {
            case GatewayStep.AddServer(String slot, Server server) -> {
                check(!servers.containsKey(slot + "/" + server.name()), "already there: " + step);
                put(slot, server.name(), server.address(), server.port(), true);
            }
            case GatewayStep.AcceptRequests(String slot, Server server) ->
                put(slot, server.name(), server.address(), server.port(), true);
            case GatewayStep.DrainServer(String slot, String name) -> close(slot, name, step);
            case GatewayStep.DisableServer(String slot, String name) -> close(slot, name, step);
            case GatewayStep.AbandonServer(String slot, String name) -> {
                close(slot, name, step);
                busy.remove(slot + "/" + name);
            }
            case GatewayStep.DeleteServer(String slot, String name) -> {
                close(slot, name, step);
                if (!busy.contains(slot + "/" + name)) {
                    servers.remove(slot + "/" + name);
                }
            }
            case GatewayStep.AddToMap(String map, Map<String, String> entries) -> map(map).putAll(entries);
            case GatewayStep.ChangeInMap(String map, String key, String value) -> {
                check(map(map).containsKey(key), "not there: " + step);
                map(map).put(key, value);
            }
            case GatewayStep.RemoveFromMap(String map, String key) ->
                check(map(map).remove(key) != null, "not there: " + step);
            case GatewayStep.AddCertificate(String file, String host, String content) ->
                check(certificates.add(file), "already there: " + step);
            case GatewayStep.RemoveCertificate(String file) -> check(certificates.remove(file), "not there: " + step);
        }
    }

    private void close(String slot, String name, GatewayStep step) {
        ObservedServer server = servers.get(slot + "/" + name);
        if (server == null) {
            throw new AssertionError("not there: " + step);
        }
        put(slot, name, server.address(), server.port(), false);
    }

    private void put(String slot, String name, String address, int port, boolean accepting) {
        servers.put(slot + "/" + name, new ObservedServer(slot, name, address, port, accepting, true));
    }

    private Map<String, String> map(String name) {
        return maps.computeIfAbsent(name, ignored -> new HashMap<>());
    }

    private static void check(boolean holds, String complaint) {
        if (!holds) {
            throw new AssertionError(complaint);
        }
    }
}
