package io.banyan.engine.container.datapath;

import io.banyan.engine.container.ContainerEngineSettings.Edge;
import io.banyan.engine.spec.Route;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One route, kept on disk. */
record RouteState(
        String host,
        String path,
        String workload,
        int port,
        @Nullable String certificate) {
    private static final String WILDCARD = "*.";

    static RouteState of(Route route) {
        return new RouteState(
                route.host().toLowerCase(Locale.ROOT),
                route.path(),
                route.workload(),
                route.port(),
                route.certificate().orElse(null));
    }

    Route route() {
        return new Route(host, path, workload, port, Optional.ofNullable(certificate));
    }

    /** What it takes, apart from other routes. */
    String key() {
        return host + prefix();
    }

    boolean wildcard() {
        return host.startsWith(WILDCARD);
    }

    /** What the edge looks up among wildcards by longest prefix: the host behind the star, and the path. */
    String wildcardKey() {
        return host.substring(WILDCARD.length()) + prefix();
    }

    /**
     * What the edge looks up first, by longest prefix: host and path. Callers name the port, too, when it is not the
     * usual one.
     */
    List<String> exactKeys(Edge edge) {
        return List.of(key(), host + ":" + edge.httpPort() + prefix(), host + ":" + edge.httpsPort() + prefix());
    }

    /** The path with one slash at the end. */
    private String prefix() {
        return path.endsWith("/") ? path : path + "/";
    }
}
