package io.banyan.engine.tck.app;

import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Server;

/** Uses everything once, so that the image can keep what was loaded in a cache and start fast. */
final class Training {
    private static final String PORT = "28080";

    private Training() {}

    static void run() throws Exception {
        Knobs knobs = Knobs.from(Map.of("PORT", PORT, "GRPC_PORT", "29090", "TCP_PORT", "27070"));
        Server server = TestApp.listen(knobs, new Condition(knobs), List.of());
        for (List<String> command : List.of(
                List.of("GET", "http://localhost:" + PORT + "/whoami?a=b"),
                List.of("GET2", "http://localhost:" + PORT + "/version"),
                List.of("WS", "ws://localhost:" + PORT + "/ws", "hello"),
                List.of("TCP", "localhost", "27070", "hello"),
                List.of("GRPC", "localhost:29090", "hello"),
                List.of("LOAD", "http://localhost:" + PORT + "/", "50", "2", "0"),
                List.of("RESOLVE", "localhost"))) {
            int exitCode = Commands.run(command);
            if (exitCode != 0) {
                throw new IllegalStateException(command + " ended with " + exitCode);
            }
        }
        server.stop();
        System.exit(0);
    }
}
