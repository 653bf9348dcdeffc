package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command line before a server that answers by the contract from a list. */
class DeployTest {
    private static final String DEPLOYMENT = "{\"id\": \"d1\", \"application\": \"quotes\"}";
    private static final String PROGRESSING = rollout(1, "starting", "ready");
    private static final String ALL_READY = rollout(2, "ready", "ready");

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final StringWriter out = new StringWriter();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1", this::answer);
        server.start();
        answers.put("GET /tribes/wealth/applications/quotes", "{}");
        answers.put("POST /tribes/wealth/environments/dev/applications/quotes/deployments", DEPLOYMENT);
        answers.put(
                "GET /tribes/wealth/applications/quotes/releases",
                "{\"items\": [{\"id\": \"dc69379c-6d8b\", \"number\": 4}]}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theInstancesAreShownAsTheyTurnReadyAndThenTheVerdict() {
        follows(
                event("stage", "{\"name\": \"rollout\", \"state\": \"running\"}"),
                event("rollout", PROGRESSING),
                event("rollout", PROGRESSING),
                event("rollout", ALL_READY),
                event("verdict", "{\"result\": \"succeeded\", \"message\": \"observed 2 of 2\"}"));

        assertThat(deploy()).isEqualTo(ExitCode.OK);

        assertThat(out.toString())
                .containsSubsequence(
                        "1 of 2 instances of the new release are ready",
                        "quotes-a  starting  #4",
                        "2 of 2 instances of the new release are ready",
                        "quotes-a  ready  #4",
                        "SUCCEEDED  observed 2 of 2");
        assertThat(out.toString().split("1 of 2 instances", -1))
                .as("what did not change is told once")
                .hasSize(2);
    }

    @Test
    void aFaultOfTheApplicationAndOneOfThePlatformHaveExitCodesOfTheirOwn() {
        follows(event("verdict", "{\"result\": \"failed\", \"faultType\": \"user\", \"message\": \"it crashed\"}"));
        assertThat(deploy()).isEqualTo(ExitCode.USER_FAULT);

        follows(event("verdict", "{\"result\": \"failed\", \"faultType\": \"platform\", \"message\": \"no engine\"}"));
        assertThat(deploy()).isEqualTo(ExitCode.PLATFORM_FAULT);

        follows(event("verdict", "{\"result\": \"failed\", \"faultType\": \"capacity\", \"message\": \"no room\"}"));
        assertThat(deploy()).isEqualTo(ExitCode.NO_CAPACITY);
        assertThat(out.toString()).contains("FAILED  no room");
    }

    private int deploy() {
        PrintWriter writer = new PrintWriter(out, true);
        return Main.run(
                writer,
                writer,
                "deploy",
                "--server=http://127.0.0.1:" + server.getAddress().getPort(),
                "--tribe=wealth",
                "--env=dev",
                "--app=quotes",
                "--image=example.test/quotes:1");
    }

    private void follows(String... events) {
        answers.put("GET /tribes/wealth/deployments/d1/events", String.join("", events));
    }

    private static String event(String name, String data) {
        return "event:" + name + "\ndata:" + data + "\n\n";
    }

    private static String rollout(int ready, String first, String second) {
        String instance = "{\"name\": \"quotes-%s\", \"phase\": \"%s\", \"release\": \"dc69379c-6d8b\","
                + " \"createdAt\": \"2026-01-01T09:00:00Z\", \"containers\": []}";
        return "{\"updatedReady\": %d, \"wanted\": 2, \"obsolete\": 0, \"instances\": [%s, %s]}"
                .formatted(ready, instance.formatted("a", first), instance.formatted("b", second));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath().substring("/api/v1".length());
            byte[] body = answers.getOrDefault(exchange.getRequestMethod() + " " + path, "")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
