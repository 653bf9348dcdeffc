package io.banyan.engine.container.datapath;

import io.banyan.engine.container.datapath.ObservedGateway.ObservedServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Decides how a running gateway gets from what it does to what it should do.
 *
 * <p>The order is what keeps every request served: the dead are left before anything else, servers are put in before
 * anything leads to them, and nothing is taken away before what led to it. Applied to a gateway that does already what it
 * should, the plan is empty.
 */
final class GatewayPlan {
    /** HAProxy reads a command into one buffer of 16 kB. */
    private static final int LARGEST_PAYLOAD = 8_000;

    private static final List<String> CHECKS = List.of(GatewayModel.CHECK_PATHS, GatewayModel.CHECK_HOSTS);
    private static final List<String> DIRECTIONS =
            List.of(GatewayModel.SERVICES, GatewayModel.ROUTES, GatewayModel.WILDCARDS);

    private final GatewayModel model;
    private final ObservedGateway observed;
    private final Predicate<ObservedServer> hopeless;
    private final List<GatewayStep> steps = new ArrayList<>();

    private GatewayPlan(GatewayModel model, ObservedGateway observed, Predicate<ObservedServer> hopeless) {
        this.model = model;
        this.observed = observed;
        this.hopeless = hopeless;
    }

    /**
     * The steps, to be taken in their order.
     *
     * @param certificate content of a file of a certificate, by its name
     * @param hopeless whether what a dead server was busy with has had its time to be repeated elsewhere
     */
    static List<GatewayStep> steps(
            GatewayModel model,
            ObservedGateway observed,
            UnaryOperator<String> certificate,
            Predicate<ObservedServer> hopeless) {
        GatewayPlan plan = new GatewayPlan(model, observed, hopeless);
        plan.leaveTheDead();
        CHECKS.forEach(plan::fillMap);
        plan.addCertificates(certificate);
        plan.addServers();
        DIRECTIONS.forEach(plan::fillMap);
        plan.drainServers();
        DIRECTIONS.forEach(plan::emptyMap);
        plan.deleteServers();
        CHECKS.forEach(plan::emptyMap);
        plan.removeCertificates();
        return plan.steps;
    }

    /** A request that is cut off while HAProxy is about to repeat it elsewhere would be lost. */
    private void leaveTheDead() {
        for (ObservedServer server : observed.servers()) {
            if (!model.alive().contains(server.name())) {
                steps.add(
                        hopeless.test(server)
                                ? new GatewayStep.AbandonServer(server.slot(), server.name())
                                : new GatewayStep.DisableServer(server.slot(), server.name()));
            }
        }
    }

    private void addServers() {
        model.slots()
                .forEach((slot, servers) -> servers.forEach(server -> observed.server(slot, server.name())
                        .ifPresentOrElse(found -> bringIn(slot, server, found), () -> {
                            if (server.accepting()) {
                                steps.add(new GatewayStep.AddServer(slot, server));
                            }
                        })));
    }

    private void bringIn(String slot, Server server, ObservedServer found) {
        if (!same(server, found)) {
            steps.add(new GatewayStep.AbandonServer(slot, server.name()));
            steps.add(new GatewayStep.DeleteServer(slot, server.name()));
            if (server.accepting()) {
                steps.add(new GatewayStep.AddServer(slot, server));
            }
        } else if (server.accepting() && !found.accepting()) {
            steps.add(new GatewayStep.AcceptRequests(slot, server));
        }
    }

    private void drainServers() {
        model.slots()
                .forEach((slot, servers) -> servers.stream()
                        .filter(server -> !server.accepting())
                        .filter(server -> observed.server(slot, server.name())
                                .filter(found -> found.accepting() && same(server, found))
                                .isPresent())
                        .forEach(server -> steps.add(new GatewayStep.DrainServer(slot, server.name()))));
    }

    private static boolean same(Server server, ObservedServer found) {
        return found.address().equals(server.address()) && found.port() == server.port();
    }

    private void deleteServers() {
        for (ObservedServer server : observed.servers()) {
            if (!model.wants(server.slot(), server.name())) {
                steps.add(new GatewayStep.DeleteServer(server.slot(), server.name()));
            }
        }
    }

    private void fillMap(String name) {
        Map<String, String> known = observed.map(name);
        Map<String, String> missing = new TreeMap<>();
        model.map(name).forEach((key, value) -> {
            String held = known.get(key);
            if (held == null) {
                missing.put(key, value);
            } else if (!held.equals(value)) {
                steps.add(new GatewayStep.ChangeInMap(name, key, value));
            }
        });
        Map<String, String> payload = new HashMap<>();
        int size = 0;
        for (Map.Entry<String, String> entry : missing.entrySet()) {
            int more = entry.getKey().length() + entry.getValue().length() + 2;
            if (size + more > LARGEST_PAYLOAD && !payload.isEmpty()) {
                steps.add(new GatewayStep.AddToMap(name, Map.copyOf(payload)));
                payload.clear();
                size = 0;
            }
            payload.put(entry.getKey(), entry.getValue());
            size += more;
        }
        if (!payload.isEmpty()) {
            steps.add(new GatewayStep.AddToMap(name, Map.copyOf(payload)));
        }
    }

    private void emptyMap(String name) {
        Set<String> wanted = model.map(name).keySet();
        observed.map(name).keySet().stream()
                .filter(key -> !wanted.contains(key))
                .sorted()
                .forEach(key -> steps.add(new GatewayStep.RemoveFromMap(name, key)));
    }

    private void addCertificates(UnaryOperator<String> certificate) {
        model.certificates().forEach((file, host) -> {
            if (!observed.certificates().contains(file)) {
                steps.add(new GatewayStep.AddCertificate(file, host, certificate.apply(file)));
            }
        });
    }

    private void removeCertificates() {
        observed.certificates().stream()
                .filter(file -> !model.certificates().containsKey(file))
                .sorted()
                .forEach(file -> steps.add(new GatewayStep.RemoveCertificate(file)));
    }
}
