package io.banyan.engine.container.datapath;

import io.banyan.engine.spec.Route;
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

    /** Host and path with one slash at the end: what the edge looks up by longest prefix. */
    String mapKey() {
        return host + (path.endsWith("/") ? path : path + "/");
    }
}
