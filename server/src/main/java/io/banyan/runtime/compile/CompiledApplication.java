package io.banyan.runtime.compile;

import io.banyan.applications.ResolvedManifest;
import io.banyan.engine.spec.Workload;
import io.banyan.placement.Need;
import java.util.List;

/**
 * What an engine is asked for on behalf of one application.
 *
 * @param routes as declared; certificates are chosen per environment
 * @param need what placement has to find room for
 */
public record CompiledApplication(Workload workload, List<ResolvedManifest.Route> routes, Need need) {
    public CompiledApplication {
        routes = List.copyOf(routes);
    }
}
