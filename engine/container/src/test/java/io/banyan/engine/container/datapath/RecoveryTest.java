package io.banyan.engine.container.datapath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.banyan.engine.spec.Route;
import io.banyan.engine.spec.RouteTable;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.ServicePort.Protocol;
import io.banyan.engine.spec.WorkloadId;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Gateways, name services and the data path itself die and come back right. Against real containers. */
@Tag("containers")
class RecoveryTest {
    private static final List<ServicePort> PORTS =
            List.of(ServicePort.http(80, 9000), new ServicePort("bytes", 70, 9002, Protocol.TCP));
    private static final String GATEWAY = "bt-dp.wealth.dev.gateway";
    private static final String NAMES = "bt-dp.wealth.dev.names";
    private static final String EDGE = "bt-dp.edge";

    private final Machine machine = machine();
    private final EnvironmentNetwork dev = machine.environment("wealth", "dev", 0);
    private final WorkloadId shop = Machine.service(dev, "shop");
    private final InstanceEndpoint first = machine.instance(dev, "s1", 16);
    private final InstanceEndpoint second = machine.instance(dev, "s2", 17);
    private HaproxyDataPath dataPath = machine.dataPath();

    private static Machine machine() {
        try {
            return new Machine();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @BeforeEach
    void bringUp() {
        dataPath.environmentUp(dev);
        dataPath.service(shop, PORTS, Optional.of(new HttpCheck(9000, "/healthz", Map.of())));
        dataPath.ready(shop, first);
        dataPath.routes(new RouteTable(dev.id(), 1, List.of(Route.http("shop.test", "/", "shop", 80)), List.of()));
        assertEverythingWorks(Set.of("s1"));
    }

    @AfterEach
    void cleanUp() throws IOException {
        dataPath.environmentDown(dev.id());
        dataPath.close();
        machine.close();
    }

    private void assertEverythingWorks(Set<String> instances) {
        await().atMost(Duration.ofSeconds(40)).ignoreExceptions().untilAsserted(() -> {
            String address = inside(
                            Map.of("kind", "lookup", "server", dev.namesAddress(), "name", "shop." + dev.domain()))
                    .path("addresses")
                    .path(0)
                    .asText();
            assertThat(address).startsWith("10.209.8.");
            assertThat(inside(Map.of("kind", "http", "host", address, "port", 80, "path", "/"))
                            .path("body")
                            .asText())
                    .isIn(instances);
            assertThat(inside(Map.of("kind", "tcp", "host", address, "port", 70))
                            .path("body")
                            .asText())
                    .contains("ping");
            try (KeepAliveCaller caller = new KeepAliveCaller("127.0.0.1", Machine.EDGE.httpPort(), "shop.test")) {
                assertThat(caller.call("GET", "/").body()).isIn(instances);
            }
        });
    }

    private JsonNode inside(Map<String, Object> question) {
        return machine.inside(dev.id(), question);
    }

    private long millisecondsUntilTheEdgeAnswers() {
        long start = System.nanoTime();
        await().atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .ignoreExceptions()
                .until(() -> {
                    try (KeepAliveCaller caller =
                            new KeepAliveCaller("127.0.0.1", Machine.EDGE.httpPort(), "shop.test")) {
                        return caller.call("GET", "/").status() == 200;
                    }
                });
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Test
    void killedServersComeBackRightWithNobodyThereToTellThem() {
        dataPath.ready(shop, second);
        dataPath.gone(shop, first);
        dataPath.close();
        machine.kill(dev, first);
        for (String container : List.of(GATEWAY, NAMES, EDGE)) {
            assertThat(machine.server(container).destroyForcibly()).isTrue();
        }
        long took = millisecondsUntilTheEdgeAnswers();
        System.out.println("ms from kill of the edge's server to its next answer " + took);
        assertThat(took).isLessThan(2_000);
        assertEverythingWorks(Set.of("s2"));
    }

    @Test
    void killedContainersComeBackRightWithNobodyThereToTellThem() {
        dataPath.ready(shop, second);
        dataPath.close();
        for (String container : List.of(GATEWAY, NAMES, EDGE)) {
            assertThat(machine.firstProcess(container).destroyForcibly()).isTrue();
        }
        System.out.println(
                "ms from kill of the edge's container to its next answer " + millisecondsUntilTheEdgeAnswers());
        assertEverythingWorks(Set.of("s1", "s2"));
    }

    @Test
    void removedContainersAreBroughtBackAndChangesMadeMeanwhileAreNotLost() {
        for (String container : List.of(GATEWAY, NAMES, EDGE)) {
            machine.docker.removeContainerCmd(container).withForce(true).exec();
        }
        dataPath.ready(shop, second);
        dataPath.gone(shop, first);
        assertEverythingWorks(Set.of("s2"));
    }

    @Test
    void anotherDataPathAdoptsWhatRunsAndRepairsWhatDiffers() throws IOException {
        ProcessHandle edge = machine.server(EDGE);
        ProcessHandle gateway = machine.server(GATEWAY);
        dataPath.close();
        SocketDialogue admin = new SocketDialogue(
                EnvironmentProcesses.sockets(machine.settings, EDGE).resolve("admin.sock"), Duration.ofSeconds(2));
        admin.ask("clear map /etc/banyan/routes.map\n");
        admin.ask("set server http-probed-1/" + ServerNames.of(shop, first) + " state maint\n");

        dataPath = machine.dataPath();
        dataPath.environmentUp(dev);
        assertEverythingWorks(Set.of("s1"));
        dataPath.service(shop, PORTS, Optional.of(new HttpCheck(9000, "/healthz", Map.of())));
        dataPath.ready(shop, second);
        dataPath.retain(shop, Set.of(second));
        assertEverythingWorks(Set.of("s2"));
        assertThat(machine.server(EDGE)).isEqualTo(edge);
        assertThat(machine.server(GATEWAY)).isEqualTo(gateway);
    }

    @Test
    void connectionsLiveThroughEveryKindOfChangeForNothingIsReloaded() throws IOException {
        ProcessHandle edge = machine.server(EDGE);
        try (KeepAliveCaller kept = new KeepAliveCaller("127.0.0.1", Machine.EDGE.httpPort(), "shop.test")) {
            assertThat(kept.call("GET", "/").body()).isEqualTo("s1");
            dataPath.ready(shop, second);
            dataPath.draining(shop, first);
            assertThat(kept.call("GET", "/").body()).isEqualTo("s2");
            WorkloadId other = Machine.service(dev, "other");
            dataPath.service(other, PORTS, Optional.empty());
            dataPath.ready(other, first);
            // Another release asks otherwise how it is: the service moves to a slot of another kind.
            dataPath.service(shop, PORTS, Optional.empty());
            assertThat(kept.call("GET", "/").body()).isEqualTo("s2");
            dataPath.routes(new RouteTable(
                    dev.id(),
                    2,
                    List.of(
                            Route.http("shop.test", "/", "shop", 80),
                            new Route("shop.test", "/other", "other", 80, Optional.empty())),
                    List.of()));
            assertThat(kept.call("GET", "/other").body()).isEqualTo("s1");
            assertThat(kept.call("GET", "/").body()).isEqualTo("s2");
            dataPath.gone(shop, first);
            assertThat(kept.call("GET", "/").body()).isEqualTo("s2");
        }
        assertThat(machine.server(EDGE)).isEqualTo(edge);
    }

    @Test
    void keysOfCertificatesAndStateAreOnlyForThoseWhoNeedThem() throws IOException {
        dataPath.routes(new RouteTable(
                dev.id(),
                2,
                List.of(new Route("shop.test", "/", "shop", 80, Optional.of("shop"))),
                List.of(CertificateAuthority.selfSigned(machine.home, "shop", "shop.test"))));
        try (var files = Files.list(machine.settings.dataPathState().resolve("edge"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".pem")))
                    .singleElement()
                    .satisfies(file -> assertThat(Files.getPosixFilePermissions(file))
                            .containsExactlyInAnyOrder(
                                    java.nio.file.attribute.PosixFilePermission.OWNER_READ,
                                    java.nio.file.attribute.PosixFilePermission.OWNER_WRITE));
        }
    }
}
