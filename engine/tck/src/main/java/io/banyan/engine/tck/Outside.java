package io.banyan.engine.tck;

import java.util.List;

/** Somebody who reaches an engine's routes from outside. */
public interface Outside {

    /**
     * Asks with HTTP/1.1.
     *
     * @param url as a route observation gives it, with more of a path
     */
    Reply get(String url);

    /**
     * Asks over TLS with HTTP/2 offered, trusting nothing but the given certificate.
     *
     * @param certificate PEM
     */
    Reply getTrusting(String url, String certificate);

    /** Opens a WebSocket, sends a text and gives the first text that comes back. */
    String webSocket(String url, String text);

    /** Calls the test app's gRPC service without TLS; the lines of its answers. */
    List<String> grpc(String url, String text);

    /**
     * An answer.
     *
     * @param status 0 when nobody answered
     * @param protocol {@code HTTP/1.1} or {@code HTTP/2}
     */
    record Reply(int status, String body, String protocol) {}
}
