package io.banyan.engine.spec;

import java.util.List;

/** All routes of an environment, replacing those before. */
public record RouteTable(
        EnvironmentId environment, long generation, List<Route> routes, List<Certificate> certificates) {
    public RouteTable {
        routes = List.copyOf(routes);
        certificates = List.copyOf(certificates);
    }
}
