package io.banyan.bench.load;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * Where requests go.
 *
 * @param address the socket
 * @param host the Host header
 * @param path request target
 */
public record Target(InetSocketAddress address, String host, String path) {

    /** Names under {@code localhost} are this machine without asking anybody (RFC 6761, section 6.3). */
    public static Target of(String url) {
        URI uri = URI.create(url);
        int port = uri.getPort() < 0 ? 80 : uri.getPort();
        String name = uri.getHost().endsWith("localhost") ? "127.0.0.1" : uri.getHost();
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Target(
                new InetSocketAddress(name, port),
                uri.getRawAuthority(),
                uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    public Target withPath(String path) {
        return new Target(address, host, path);
    }
}
