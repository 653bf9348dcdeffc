package io.banyan.engine.spec;

import java.util.Optional;

/**
 * A way in from outside.
 *
 * @param host exact host name, or {@code *.} and a suffix
 * @param path a prefix that ends at a slash or at the end of the request's path; {@code /} takes all
 * @param workload name of the workload in the same environment
 * @param port the caller's port of the workload ({@link ServicePort#port()})
 * @param certificate name of a certificate of the same table; empty means no TLS for this host
 */
public record Route(String host, String path, String workload, int port, Optional<String> certificate) {
    public static Route http(String host, String path, String workload, int port) {
        return new Route(host, path, workload, port, Optional.empty());
    }
}
