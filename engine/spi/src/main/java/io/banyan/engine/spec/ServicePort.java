package io.banyan.engine.spec;

/**
 * A port by which a workload is reached, by its neighbours and by routes.
 *
 * @param name unique within the workload
 * @param port the port that callers use, 1 to 65535
 * @param targetPort the port that the container listens on, 1 to 65535
 */
public record ServicePort(String name, int port, int targetPort, Protocol protocol) {
    /** What is spoken on the port; decides how it is balanced. */
    public enum Protocol {
        /** HTTP/1.1 to the instance, WebSocket included; callers may speak HTTP/2. */
        HTTP,
        /** HTTP/2 without TLS to the instance: gRPC. */
        HTTP2,
        /** Bytes. */
        TCP
    }

    public static ServicePort http(int port, int targetPort) {
        return new ServicePort("web", port, targetPort, Protocol.HTTP);
    }
}
