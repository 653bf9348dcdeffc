package io.banyan.runtime.routes;

import java.util.Optional;

/**
 * A route as it is stored.
 *
 * @param application the application it leads to
 * @param url where it was last seen to be served
 */
public record DeclaredRoute(String host, String path, String application, int port, boolean tls, Optional<String> url) {

    boolean sameAs(io.banyan.applications.ResolvedManifest.Route route) {
        return host.equals(route.host()) && path.equals(route.path()) && port == route.port() && tls == route.tls();
    }
}
