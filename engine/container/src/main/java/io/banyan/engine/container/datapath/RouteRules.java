package io.banyan.engine.container.datapath;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.ContainerEngineSettings.Edge;
import io.banyan.engine.observed.RouteObservation;
import io.banyan.engine.spec.RouteTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which routes the edge can serve, and how well it serves them. */
final class RouteRules {
    /** Letters, digits, dashes and dots, after {@code *.} at most; RFC 1123, 2.1. */
    private static final Pattern HOST =
            Pattern.compile("(\\*\\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    /** Segments as RFC 3986, 3.3 allows them, without empty ones. */
    private static final Pattern PATH = Pattern.compile("/|(/([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+)+/?");

    private RouteRules() {}

    /**
     * Refuses what cannot be served.
     *
     * @param environments all that are known, the table's own too
     * @throws EngineException INVALID_SPECIFICATION when a route cannot be served as it is meant
     */
    static void check(RouteTable table, Collection<EnvironmentState> environments, Edge edge) {
        Map<String, EnvironmentState> holders = new HashMap<>();
        environments.stream()
                .filter(environment -> !environment.id().equals(table.environment()))
                .forEach(environment -> environment.routes().forEach(route -> holders.put(route.host(), environment)));
        Set<String> keys = new HashSet<>();
        Map<String, Optional<String>> certificates = new HashMap<>();
        for (RouteState route : table.routes().stream().map(RouteState::of).toList()) {
            if (!HOST.matcher(route.host()).matches() || route.host().length() > 253) {
                throw invalid("the host '" + route.host() + "' of a route is not a host name", "correct the host name");
            }
            if (!PATH.matcher(route.path()).matches()) {
                throw invalid(
                        "the path '" + route.path() + "' of a route on " + route.host() + " is not a path",
                        "start it with a slash, escape special characters, and leave no segment empty");
            }
            if (!keys.add(route.key())) {
                throw invalid(
                        "two routes take " + route.host() + route.path(), "leave one of them, or give it another path");
            }
            EnvironmentState holder = holders.get(route.host());
            if (holder != null) {
                throw invalid(
                        "the host " + route.host() + " is already routed in another environment",
                        "choose another host, or remove the other environment's routes first");
            }
            Optional<String> before = certificates.putIfAbsent(route.host(), Optional.ofNullable(route.certificate()));
            if (before != null && !before.equals(Optional.ofNullable(route.certificate()))) {
                throw invalid(
                        "routes on " + route.host() + " name different certificates",
                        "name the same certificate in every route of a host");
            }
        }
    }

    static RouteObservation observe(
            RouteState route,
            EnvironmentState environment,
            Edge edge,
            Optional<String> slot,
            Optional<ObservedGateway> observed) {
        int ready = slot.isEmpty() || observed.isEmpty()
                ? 0
                : (int) observed.get().servers().stream()
                        .filter(server -> server.slot().equals(slot.get()) && server.accepting() && server.up())
                        .count();
        return new RouteObservation(
                route.route(), url(route, edge), ready, fault(route, environment, observed.isPresent(), ready));
    }

    private static String url(RouteState route, Edge edge) {
        boolean secure = route.certificate() != null;
        int port = secure ? edge.httpsPort() : edge.httpPort();
        boolean usual = port == (secure ? 443 : 80);
        return (secure ? "https://" : "http://") + route.host() + (usual ? "" : ":" + port) + route.path();
    }

    private static Optional<Fault> fault(
            RouteState route, EnvironmentState environment, boolean edgeAnswers, int ready) {
        if (!edgeAnswers) {
            return Optional.of(new Fault(
                    FaultCode.ENGINE_UNREACHABLE,
                    "the gateway at the edge does not answer",
                    "it is brought back on its own; look again in a second"));
        }
        ServiceState service = environment.services().get(route.workload());
        if (service == null) {
            return Optional.of(new Fault(
                    FaultCode.UNKNOWN_WORKLOAD,
                    "the route " + route.host() + route.path() + " leads to " + route.workload()
                            + ", which does not exist",
                    "deploy " + route.workload() + ", or correct the route"));
        }
        if (service.ports().stream().noneMatch(port -> port.port() == route.port())) {
            return Optional.of(new Fault(
                    FaultCode.INVALID_SPECIFICATION,
                    "the route " + route.host() + route.path() + " leads to port " + route.port() + " of "
                            + route.workload() + ", which has no such port",
                    "correct the port of the route, or add the port to the service"));
        }
        return ready > 0
                ? Optional.empty()
                : Optional.of(new Fault(
                        FaultCode.NEVER_READY,
                        "no instance of " + route.workload() + " is ready to take requests",
                        "look at the instances of " + route.workload()));
    }

    private static EngineException invalid(String message, String nextStep) {
        return new EngineException(new Fault(FaultCode.INVALID_SPECIFICATION, message, nextStep));
    }
}
