package io.banyan.runtime.routes;

import io.banyan.engine.spec.Certificate;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.Route;
import io.banyan.engine.spec.RouteTable;
import io.banyan.runtime.certificates.Certificates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Puts the table of an environment together. */
@Component
class RouteTables {
    private final Certificates certificates;

    RouteTables(Certificates certificates) {
        this.certificates = certificates;
    }

    RouteTable table(EnvironmentId id, long generation, List<DeclaredRoute> declared) {
        Map<String, Certificate> used = new TreeMap<>();
        List<Route> routes = new ArrayList<>();
        for (DeclaredRoute route : declared) {
            Optional<Certificate> certificate =
                    route.tls() ? Optional.of(certificates.forHost(route.host())) : Optional.empty();
            certificate.ifPresent(found -> used.put(found.name(), found));
            routes.add(new Route(
                    route.host(), route.path(), route.application(), route.port(), certificate.map(Certificate::name)));
        }
        return new RouteTable(id, generation, routes, List.copyOf(used.values()));
    }
}
