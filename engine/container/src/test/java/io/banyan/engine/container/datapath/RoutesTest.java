package io.banyan.engine.container.datapath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.banyan.engine.EngineException;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.RouteObservation;
import io.banyan.engine.spec.Certificate;
import io.banyan.engine.spec.Route;
import io.banyan.engine.spec.RouteTable;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.ServicePort.Protocol;
import io.banyan.engine.spec.WorkloadId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Services are reached from outside by host and path, against real containers. */
@Tag("containers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesTest {
    private static final List<ServicePort> PORTS =
            List.of(new ServicePort("web", 80, 9000, Protocol.HTTP), new ServicePort("grpc", 90, 9001, Protocol.HTTP2));

    private final Machine machine = machine();
    private final HaproxyDataPath dataPath = machine.dataPath();
    private final EnvironmentNetwork dev = machine.environment("wealth", "dev", 0);
    private final EnvironmentNetwork prod = machine.environment("wealth", "prod", 1);
    private final WorkloadId site = Machine.service(dev, "site");
    private final WorkloadId api = Machine.service(dev, "api");
    private final InstanceEndpoint siteInstance = machine.instance(dev, "site1", 16);
    private final InstanceEndpoint apiInstance = machine.instance(dev, "api1", 17);
    private final Certificate certificate = CertificateAuthority.selfSigned(machine.home, "shop", "shop.test");
    private long generation;

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
        dataPath.service(site, PORTS, Optional.empty());
        dataPath.service(api, PORTS, Optional.of(new HttpCheck(9000, "/healthz", Map.of())));
        dataPath.ready(site, siteInstance);
        dataPath.ready(api, apiInstance);
    }

    @BeforeEach
    void routes() {
        apply(
                List.of(
                        Route.http("shop.test", "/", "site", 80),
                        Route.http("shop.test", "/api", "api", 80),
                        Route.http("shop.test", "/api/internal/", "site", 80),
                        Route.http("*.shops.test", "/", "api", 80),
                        Route.http("grpc.test", "/", "api", 90),
                        Route.http("empty.test", "/", "nothing", 80)),
                List.of());
    }

    @AfterAll
    void cleanUp() throws IOException {
        dataPath.environmentDown(dev.id());
        dataPath.environmentDown(prod.id());
        dataPath.close();
        machine.close();
    }

    private void apply(List<Route> routes, List<Certificate> certificates) {
        dataPath.routes(new RouteTable(dev.id(), ++generation, routes, certificates));
    }

    private JsonNode get(String host, String path) {
        return get(host, path, Map.of());
    }

    private JsonNode get(String host, String path, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Host", host);
        return machine.outside(Map.of(
                "kind", "http", "host", "127.0.0.1", "port", Machine.EDGE.httpPort(), "path", path, "headers", all));
    }

    @Test
    void theLongestPathOfAHostDecides() {
        assertThat(get("shop.test", "/").path("body").asText()).isEqualTo("site1");
        assertThat(get("SHOP.test:18080", "/apis").path("body").asText()).isEqualTo("site1");
        assertThat(get("shop.test", "/api").path("body").asText()).isEqualTo("api1");
        assertThat(get("shop.test", "/api/x?a=/api/internal/").path("body").asText())
                .isEqualTo("api1");
        assertThat(get("shop.test", "/api/internal").path("body").asText()).isEqualTo("site1");
        assertThat(get("shop.test", "/api/internal/x").path("body").asText()).isEqualTo("site1");
    }

    @Test
    void aStarTakesOneLabel() {
        assertThat(get("a.shops.test", "/").path("body").asText()).isEqualTo("api1");
        assertThat(get("a.b.shops.test", "/").path("status").asInt()).isEqualTo(404);
        assertThat(get("shops.test", "/").path("status").asInt()).isEqualTo(404);
    }

    @Test
    void unknownHostsAreToldSo() {
        JsonNode answer = get("nobody.test", "/");
        assertThat(answer.path("status").asInt()).isEqualTo(404);
        assertThat(answer.path("headers").path("content-type").asText()).isEqualTo("application/problem+json");
        assertThat(answer.path("body").asText()).contains("No such route");
    }

    @Test
    void aRouteWithoutReadyInstanceAsksToTryAgain() {
        JsonNode answer = get("empty.test", "/");
        assertThat(answer.path("status").asInt()).isEqualTo(503);
        assertThat(answer.path("headers").path("retry-after").asText()).isEqualTo("1");
        assertThat(answer.path("headers").path("content-type").asText()).isEqualTo("application/problem+json");
    }

    @Test
    void instancesLearnWhoAskedForWhatAndCannotBeLiedTo() throws IOException {
        JsonNode headers = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(
                        get("shop.test", "/headers", Map.of("X-Forwarded-For", "6.6.6.6", "X-Forwarded-Proto", "https"))
                                .path("body")
                                .asText());
        assertThat(headers.path("x-forwarded-for").asText()).isEqualTo("127.0.0.1");
        assertThat(headers.path("x-forwarded-proto").asText()).isEqualTo("http");
        assertThat(headers.path("x-forwarded-host").asText()).isEqualTo("shop.test");
        assertThat(headers.path("x-request-id").asText()).matches("[0-9a-f-]{36}");
    }

    @Test
    void headsOfRequestsMayHaveFifteenKilobytesAndNotMore() {
        assertThat(get("shop.test", "/", Map.of("X-Large", "x".repeat(14_500)))
                        .path("status")
                        .asInt())
                .isEqualTo(200);
        assertThat(get("shop.test", "/", Map.of("X-Large", "x".repeat(17_000)))
                        .path("status")
                        .asInt())
                .isEqualTo(400);
    }

    @Test
    void aHeadThatTricklesInIsNotWaitedForLongerThanTenSeconds() throws IOException {
        long start = System.nanoTime();
        try (java.net.Socket slow =
                new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), Machine.EDGE.httpPort())) {
            slow.setSoTimeout(20_000);
            slow.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: shop.test\r\n"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            String answer =
                    new String(slow.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 408");
        }
        assertThat(System.nanoTime() - start).isBetween(9_000_000_000L, 14_000_000_000L);
    }

    @Test
    void streamsThatAreSilentBetweenTwoEventsAreNotCut() {
        assertThat(get("shop.test", "/events?count=3&ms=1500").path("body").asText())
                .isEqualTo("data: site1\n\n".repeat(3));
    }

    @Test
    void webSocketsAndGrpcAreCarried() {
        JsonNode socket = machine.outside(Map.of(
                "kind", "websocket", "host", "127.0.0.1", "port", Machine.EDGE.httpPort(), "hostHeader", "shop.test"));
        assertThat(socket.path("status").asInt()).isEqualTo(101);
        assertThat(socket.path("body").asText()).isEqualTo("ping");
        JsonNode grpc = machine.outside(Map.of(
                "kind", "http2",
                "origin", "http://127.0.0.1:" + Machine.EDGE.httpPort(),
                "authority", "grpc.test",
                "path", "/echo.Echo/Say",
                "method", "POST",
                "headers", Map.of("content-type", "application/grpc", "te", "trailers"),
                "body", "framed"));
        assertThat(grpc.path("body").asText()).isEqualTo("framed");
        assertThat(grpc.path("trailers").path("grpc-message").asText()).isEqualTo("api1");
    }

    @Test
    void aSuppliedCertificateIsServedWithHttp2AndReplacedWithoutAGap() {
        List<Route> secure = List.of(new Route("shop.test", "/", "site", 80, Optional.of("shop")));
        apply(secure, List.of(certificate));
        JsonNode first = secure(certificate, "shop.test");
        assertThat(first.path("status").asInt()).isEqualTo(200);
        assertThat(first.path("protocol").asText()).isEqualTo("h2");
        assertThat(first.path("body").asText()).isEqualTo("site1");
        assertThat(dataPath.observeRoutes(dev.id()).getFirst().url()).isEqualTo("https://shop.test:18443/");

        Certificate renewed = CertificateAuthority.selfSigned(machine.home, "shop", "shop.test");
        apply(secure, List.of(renewed));
        assertThat(secure(renewed, "shop.test").path("status").asInt()).isEqualTo(200);
        assertThat(secure(certificate, "shop.test").path("error").asText()).isNotEmpty();
        assertThat(secure(renewed, "other.test").path("error").asText()).isNotEmpty();

        apply(List.of(Route.http("shop.test", "/", "site", 80)), List.of());
        assertThat(secure(renewed, "shop.test").path("error").asText()).isNotEmpty();
    }

    private JsonNode secure(Certificate trusted, String host) {
        return machine.outside(Map.of(
                "kind",
                "http2",
                "origin",
                "https://127.0.0.1:" + Machine.EDGE.httpsPort(),
                "servername",
                host,
                "ca",
                trusted.chain(),
                "authority",
                "shop.test",
                "path",
                "/"));
    }

    @Test
    void aKeyOfAnotherCertificateIsRefusedAndChangesNothing() {
        Certificate other = CertificateAuthority.selfSigned(machine.home, "other", "shop.test");
        Certificate mixed = new Certificate("shop", certificate.chain(), other.privateKey());
        assertThatThrownBy(() ->
                        apply(List.of(new Route("shop.test", "/", "api", 80, Optional.of("shop"))), List.of(mixed)))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refused -> assertThat(refused.fault().code()).isEqualTo(FaultCode.INVALID_SPECIFICATION));
        assertThat(get("shop.test", "/").path("body").asText()).isEqualTo("site1");
    }

    @Test
    void aHostBelongsToOneEnvironment() {
        assertThatThrownBy(() -> dataPath.routes(new RouteTable(
                        prod.id(), 1, List.of(Route.http("Shop.test", "/steal", "site", 80)), List.of())))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refused -> assertThat(refused.fault().code()).isEqualTo(FaultCode.INVALID_SPECIFICATION));
    }

    @Test
    void observationSaysWhatIsServedAndWhyNot() {
        RouteObservation served = observed("shop.test");
        assertThat(served.readyInstances()).isEqualTo(1);
        assertThat(served.fault()).isEmpty();
        assertThat(served.url()).isEqualTo("http://shop.test:18080/");
        assertThat(observed("empty.test").fault().orElseThrow().code()).isEqualTo(FaultCode.UNKNOWN_WORKLOAD);
    }

    private RouteObservation observed(String host) {
        return dataPath.observeRoutes(dev.id()).stream()
                .filter(seen -> seen.route().host().equals(host))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void manyRoutesFitAndAllAreFound() {
        List<Route> many = new ArrayList<>(IntStream.range(0, 1_000)
                .mapToObj(number -> Route.http("h" + number + ".many.example.test", "/part/" + number, "site", 80))
                .toList());
        apply(many, List.of());
        assertThat(get("h0.many.example.test", "/part/0").path("body").asText()).isEqualTo("site1");
        assertThat(get("h999.many.example.test", "/part/999/x").path("body").asText())
                .isEqualTo("site1");
        assertThat(get("shop.test", "/").path("status").asInt()).isEqualTo(404);
    }
}
