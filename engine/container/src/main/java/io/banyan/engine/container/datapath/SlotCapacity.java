package io.banyan.engine.container.datapath;

/**
 * How many service ports a gateway can balance at once, by kind. More cost about 20 kB of memory each and a restart of the
 * gateway, for they are fixed when its process starts.
 *
 * @param http ports of services that are balanced by request and checked by connecting
 * @param httpProbed ports of services that are balanced by request and checked by HTTP
 * @param tcp ports of services that are balanced by connection and checked by connecting
 * @param tcpProbed ports of services that are balanced by connection and checked by HTTP
 */
public record SlotCapacity(int http, int httpProbed, int tcp, int tcpProbed) {
    /** For the gateway of an environment. */
    public static final SlotCapacity ENVIRONMENT = new SlotCapacity(64, 128, 64, 16);

    /** For the gateway at the edge, which balances by request only. */
    public static final SlotCapacity EDGE = new SlotCapacity(128, 256, 0, 0);

    int of(SlotFamily family) {
        return switch (family) {
            case HTTP -> http;
            case HTTP_PROBED -> httpProbed;
            case TCP -> tcp;
            case TCP_PROBED -> tcpProbed;
        };
    }
}
