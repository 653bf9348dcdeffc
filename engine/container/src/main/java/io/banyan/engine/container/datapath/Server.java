package io.banyan.engine.container.datapath;

import java.util.OptionalInt;

/**
 * One port of one instance, as a gateway sends to it.
 *
 * @param name unique in the gateway among instances; the ports of one instance share it
 * @param http2 whether it is spoken to in HTTP/2 without negotiating
 * @param checkPort where the gateway asks by HTTP how it is; empty means by connecting to the port itself
 * @param checked whether the gateway asks at all
 * @param accepting whether it may be sent new requests
 */
record Server(
        String name,
        String address,
        int port,
        boolean http2,
        boolean checked,
        OptionalInt checkPort,
        boolean accepting) {

    /**
     * What HAProxy is told of it, in its configuration and over its socket alike. After one failed connection it is asked
     * at once how it is, and a second failure, of that question or of another request, takes it out: its process is dead.
     * One alone may be the gateway's own, when it had no processor for a while, and must not leave a service with one
     * instance without any. One good check brings it back. Idle connections are closed sooner than servers commonly close
     * theirs, so that a request seldom meets a connection that is being closed.
     */
    String parameters() {
        StringBuilder parameters = new StringBuilder(address).append(':').append(port);
        if (http2) {
            parameters.append(" proto h2");
        }
        parameters.append(" pool-purge-delay 2s");
        if (checked) {
            parameters.append(" check inter 2s fastinter 50ms downinter 200ms fall 3 rise 1");
            checkPort.ifPresent(
                    number -> parameters.append(" check-proto h1 port ").append(number));
            parameters.append(" observe layer4 error-limit 1 on-error sudden-death");
        }
        return parameters.toString();
    }
}
