package io.banyan.engine.tck.app;

import java.time.Duration;
import java.util.Objects;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/** One port for HTTP/1.1, HTTP/2 by prior knowledge or upgrade, and WebSocket echo at {@code /ws}. */
final class HttpServer {
    private HttpServer() {}

    static Server start(int port, Handler endpoints) throws Exception {
        Server server = new Server(new VirtualThreadPool());
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(
                server,
                1,
                1,
                new HttpConnectionFactory(configuration),
                new HTTP2CServerConnectionFactory(configuration));
        connector.setPort(port);
        connector.setAcceptQueueSize(256);
        connector.setIdleTimeout(Duration.ofMinutes(5).toMillis());
        server.addConnector(connector);
        WebSocketUpgradeHandler webSocket = WebSocketUpgradeHandler.from(
                server, container -> container.addMapping("/ws", (request, response, callback) -> new Echo()));
        webSocket.setHandler(endpoints);
        server.setHandler(webSocket);
        server.start();
        return server;
    }

    /** Sends back what it is sent. Public because the library calls it reflectively. */
    public static final class Echo implements Session.Listener.AutoDemanding {
        private volatile @Nullable Session session;

        @Override
        public void onWebSocketOpen(Session opened) {
            session = opened;
        }

        @Override
        public void onWebSocketText(String message) {
            Objects.requireNonNull(session).sendText(message, Callback.NOOP);
        }
    }
}
