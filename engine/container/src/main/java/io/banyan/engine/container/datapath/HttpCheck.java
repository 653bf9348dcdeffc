package io.banyan.engine.container.datapath;

import java.util.Map;

/**
 * The question by which a gateway tells whether an instance answers: the readiness check of the workload.
 *
 * @param port port of the container, which need not be one that is served
 * @param path path and query of the request
 * @param headers extra headers; {@code Host} may be among them
 */
public record HttpCheck(int port, String path, Map<String, String> headers) {
    public HttpCheck {
        headers = Map.copyOf(headers);
    }
}
