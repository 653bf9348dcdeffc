package io.banyan.engine.container.datapath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.ServicePort.Protocol;
import io.banyan.engine.spec.WorkloadId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Services find and reach each other inside their environment, against real containers. */
@Tag("containers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiscoveryAndBalancingTest {
    private static final List<ServicePort> PORTS = List.of(
            new ServicePort("web", 80, 9000, Protocol.HTTP),
            new ServicePort("grpc", 90, 9001, Protocol.HTTP2),
            new ServicePort("bytes", 70, 9002, Protocol.TCP));

    private final Machine machine = machine();
    private final HaproxyDataPath dataPath = machine.dataPath();
    private final EnvironmentNetwork dev = machine.environment("wealth", "dev", 0);
    private final EnvironmentNetwork prod = machine.environment("wealth", "prod", 1);
    private final WorkloadId quotes = Machine.service(dev, "quotes");
    private final InstanceEndpoint first = machine.instance(dev, "q1", 16);
    private final InstanceEndpoint second = machine.instance(dev, "q2", 17);

    private static Machine machine() {
        try {
            return new Machine();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @BeforeAll
    void bringUp() {
        dataPath.environmentUp(dev);
        dataPath.environmentUp(prod);
        dataPath.service(quotes, PORTS, Optional.of(new HttpCheck(9000, "/healthz", Map.of("Host", "quotes.test"))));
        dataPath.ready(quotes, first);
        dataPath.ready(quotes, second);
    }

    @AfterAll
    void cleanUp() throws IOException {
        dataPath.environmentDown(dev.id());
        dataPath.environmentDown(prod.id());
        dataPath.close();
        machine.close();
    }

    private String address() {
        return lookUp(dev, "quotes." + dev.domain()).path("addresses").path(0).asText();
    }

    private JsonNode lookUp(EnvironmentNetwork from, String name) {
        return machine.inside(from.id(), Map.of("kind", "lookup", "server", from.namesAddress(), "name", name));
    }

    @Test
    void aServiceHasANameInsideItsEnvironment() {
        assertThat(address()).startsWith("10.209.8.");
    }

    @Test
    void itsNameMeansNothingInAnotherEnvironment() {
        assertThat(lookUp(prod, "quotes." + dev.domain()).path("error").asText())
                .isEqualTo("ENOTFOUND");
    }

    @Test
    void anotherEnvironmentsNameServiceAndGatewayAndInstancesAreOutOfReach() {
        String question = "quotes." + dev.domain();
        JsonNode names =
                machine.inside(prod.id(), Map.of("kind", "lookup", "server", dev.namesAddress(), "name", question));
        assertThat(names.path("error").asText()).isIn("ETIMEOUT", "ECONNREFUSED");
        for (String host : List.of(address(), first.address(), dev.gatewayAddress())) {
            JsonNode answer = machine.inside(
                    prod.id(), Map.of("kind", "tcp", "connect", true, "host", host, "port", 9000, "limit", 1500));
            assertThat(answer.path("error").asText()).as(host).isIn("TIMEOUT", "EHOSTUNREACH", "ECONNREFUSED");
        }
    }

    @Test
    void portsOfThePlatformOnTheLoopbackAreOutOfReachByTheAddressOfTheBridge() {
        JsonNode answer = machine.inside(
                dev.id(),
                Map.of(
                        "kind",
                        "tcp",
                        "connect",
                        true,
                        "host",
                        dev.hostAddress(),
                        "port",
                        Machine.EDGE.httpPort(),
                        "limit",
                        1500));
        assertThat(answer.path("error").asText()).isIn("TIMEOUT", "EHOSTUNREACH", "ECONNREFUSED");
    }

    @Test
    void requestsAreSpreadOverAllReadyInstances() {
        TreeSet<String> answered = new TreeSet<>();
        for (int request = 0; request < 6; request++) {
            answered.add(machine.inside(dev.id(), Map.of("kind", "http", "host", address(), "port", 80, "path", "/"))
                    .path("body")
                    .asText());
        }
        assertThat(answered).containsExactly("q1", "q2");
    }

    @Test
    void grpcIsCarriedWithItsTrailers() {
        JsonNode answer = machine.inside(
                dev.id(),
                Map.of(
                        "kind", "http2",
                        "origin", "http://" + address() + ":90",
                        "path", "/echo.Echo/Say",
                        "method", "POST",
                        "headers", Map.of("content-type", "application/grpc", "te", "trailers"),
                        "body", "framed"));
        assertThat(answer.path("status").asInt()).isEqualTo(200);
        assertThat(answer.path("body").asText()).isEqualTo("framed");
        assertThat(answer.path("trailers").path("grpc-status").asText()).isEqualTo("0");
    }

    @Test
    void aCallerMaySpeakHttp2ToAServiceThatSpeaksHttp1() {
        JsonNode answer =
                machine.inside(dev.id(), Map.of("kind", "http2", "origin", "http://" + address() + ":80", "path", "/"));
        assertThat(answer.path("body").asText()).isIn("q1", "q2");
    }

    @Test
    void webSocketsAreCarried() {
        JsonNode answer = machine.inside(dev.id(), Map.of("kind", "websocket", "host", address(), "port", 80));
        assertThat(answer.path("status").asInt()).isEqualTo(101);
        assertThat(answer.path("accept").asText()).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        assertThat(answer.path("body").asText()).isEqualTo("ping");
    }

    @Test
    void bytesAreCarriedThoughTheInstanceSpeaksFirst() {
        JsonNode answer = machine.inside(dev.id(), Map.of("kind", "tcp", "host", address(), "port", 70));
        assertThat(answer.path("body").asText()).startsWith("hello from q").endsWith("ping\n");
    }

    @Test
    void aPortThatTheServiceDoesNotHaveIsClosed() {
        JsonNode answer = machine.inside(dev.id(), Map.of("kind", "tcp", "host", address(), "port", 71));
        assertThat(answer.path("closed").asBoolean()
                        || answer.path("error").asText().equals("ECONNRESET"))
                .isTrue();
        assertThat(answer.path("body").asText()).isEmpty();
    }

    @Test
    void theNameGoesWithTheLastReadyInstanceAndComesBackWithTheNext() {
        WorkloadId lonely = Machine.service(dev, "lonely");
        InstanceEndpoint only = new InstanceEndpoint("l1", first.address());
        String name = "lonely." + dev.domain();
        dataPath.service(lonely, PORTS, Optional.empty());
        assertThat(lookUp(dev, name).path("error").asText()).isEqualTo("ENOTFOUND");
        dataPath.ready(lonely, only);
        String address = lookUp(dev, name).path("addresses").path(0).asText();
        assertThat(address).startsWith("10.209.8.");
        dataPath.unready(lonely, only);
        assertThat(lookUp(dev, name).path("error").asText()).isIn("ENOTFOUND", "ENODATA");
        dataPath.ready(lonely, only);
        assertThat(lookUp(dev, name).path("addresses").path(0).asText()).isEqualTo(address);
        dataPath.gone(lonely, only);
        assertThat(lookUp(dev, name).path("error").asText()).isIn("ENOTFOUND", "ENODATA");
        JsonNode answer = machine.inside(dev.id(), Map.of("kind", "http", "host", address, "port", 80, "path", "/"));
        assertThat(answer.path("status").asInt()).isEqualTo(503);
        assertThat(answer.path("headers").path("retry-after").asText()).isEqualTo("1");
        assertThat(answer.path("headers").path("content-type").asText()).isEqualTo("application/problem+json");
        dataPath.serviceGone(lonely);
    }

    @Test
    void anInstanceThatFailsItsCheckIsLeftOutThoughNobodySaysSo() {
        InstanceEndpoint sick = machine.instance(dev, "q3", 18);
        WorkloadId frail = Machine.service(dev, "frail");
        dataPath.service(frail, PORTS, Optional.of(new HttpCheck(9000, "/healthz", Map.of())));
        dataPath.ready(frail, sick);
        String address =
                lookUp(dev, "frail." + dev.domain()).path("addresses").path(0).asText();
        assertThat(machine.inside(dev.id(), Map.of("kind", "http", "host", address, "port", 80, "path", "/sick"))
                        .path("status")
                        .asInt())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(machine.inside(
                                        dev.id(), Map.of("kind", "http", "host", address, "port", 80, "path", "/"))
                                .path("status")
                                .asInt())
                        .isEqualTo(503));
        dataPath.serviceGone(frail);
        machine.kill(dev, sick);
    }

    @Test
    void theFiguresOfAGatewayNameTheInstances() {
        assertThat(dataPath.figures(dev.id()))
                .contains("haproxy_server_http_responses_total")
                .contains("server=\"q1.quotes.dev.wealth\"");
    }
}
