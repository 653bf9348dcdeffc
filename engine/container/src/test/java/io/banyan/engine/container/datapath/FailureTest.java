package io.banyan.engine.container.datapath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.engine.spec.Route;
import io.banyan.engine.spec.RouteTable;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.WorkloadId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/** Instances die under load, and callers do not notice. Against real containers. */
@Tag("containers")
@Isolated("it measures")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailureTest {
    private static final List<ServicePort> PORTS = List.of(ServicePort.http(80, 9000));

    private final Machine machine = machine();
    private final HaproxyDataPath dataPath = machine.dataPath();
    private final EnvironmentNetwork dev = machine.environment("wealth", "dev", 0);
    private final WorkloadId shop = Machine.service(dev, "shop");
    private final SocketDialogue edge = new SocketDialogue(
            EnvironmentProcesses.sockets(machine.settings, Machine.INSTALLATION + ".edge")
                    .resolve("admin.sock"),
            Duration.ofSeconds(2));
    private final List<InstanceEndpoint> started = new ArrayList<>();
    private int instances;

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
        dataPath.service(shop, PORTS, Optional.of(new HttpCheck(9000, "/healthz", java.util.Map.of())));
        dataPath.routes(new RouteTable(dev.id(), 1, List.of(Route.http("shop.test", "/", "shop", 80)), List.of()));
    }

    @AfterAll
    void cleanUp() throws IOException {
        dataPath.environmentDown(dev.id());
        dataPath.close();
        machine.close();
    }

    /** Starts an instance and puts it in when it answers. */
    private InstanceEndpoint start() {
        InstanceEndpoint instance = launch();
        dataPath.ready(shop, instance);
        return instance;
    }

    /** Starts an instance that answers, but is not put in. */
    private InstanceEndpoint launch() {
        instances++;
        InstanceEndpoint instance = machine.instance(dev, "s" + instances, 15 + instances);
        started.add(instance);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> answers(instance));
        return instance;
    }

    private void kill(InstanceEndpoint instance) {
        started.remove(instance);
        machine.kill(dev, instance);
    }

    @AfterEach
    void killTheRest() {
        for (InstanceEndpoint instance : List.copyOf(started)) {
            dataPath.gone(shop, instance);
            kill(instance);
        }
    }

    private static boolean answers(InstanceEndpoint instance) {
        try (KeepAliveCaller caller = new KeepAliveCaller(instance.address(), 9000, "shop.test")) {
            return caller.call("GET", "/healthz").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Load load(int callers, String path) {
        return new Load(callers, "127.0.0.1", Machine.EDGE.httpPort(), "shop.test", path);
    }

    private static KeepAliveCaller caller() throws IOException {
        return new KeepAliveCaller("127.0.0.1", Machine.EDGE.httpPort(), "shop.test");
    }

    /** How often the edge has chosen the instance, by HAProxy's own count. */
    private long chosen(InstanceEndpoint instance) throws IOException {
        String[] lines = edge.ask("show stat http-probed-1 4 -1\n").lines().toArray(String[]::new);
        int column = List.of(lines[0].substring(2).split(",", -1)).indexOf("lbtot");
        return Stream.of(lines)
                .filter(line -> line.contains("," + ServerNames.of(shop, instance) + ","))
                .mapToLong(line -> Long.parseLong(line.split(",", -1)[column]))
                .sum();
    }

    @Test
    void instancesAreKilledUnderLoadAndNoRequestFailsAndTheDeadAreChosenNoMore() throws IOException {
        List<InstanceEndpoint> alive = new ArrayList<>(List.of(start(), start(), start()));
        List<Long> unrouted = new ArrayList<>();
        Load load = load(8, "/");
        try (load) {
            for (int kill = 0; kill < 10; kill++) {
                long before = load.requests.get();
                await().until(() -> load.requests.get() > before + 500);
                InstanceEndpoint victim = alive.removeFirst();
                unrouted.add(killAndWatch(victim));
                dataPath.gone(shop, victim);
                alive.add(start());
            }
        }
        assertThat(load.failures).isEmpty();
        System.out.println("requests " + load.requests + ", ms from kill to last choice " + unrouted);
        assertThat(load.requests.get()).isGreaterThan(5_000);
        // How quickly is the bench selfheal's to measure, on a machine that does nothing else.
        assertThat(unrouted).allMatch(milliseconds -> milliseconds <= 2_000);
        alive.forEach(instance -> {
            dataPath.gone(shop, instance);
            kill(instance);
        });
    }

    /**
     * Kills the process and counts on for a while, with nobody to tell the data path.
     *
     * @return milliseconds from the kill to the last time the edge chose the dead instance
     */
    private long killAndWatch(InstanceEndpoint victim) throws IOException {
        started.remove(victim);
        ProcessHandle process = machine.firstProcess(dev, victim);
        long start = System.nanoTime();
        assertThat(process.destroyForcibly()).isTrue();
        long last = start;
        long count = chosen(victim);
        while (System.nanoTime() - start < 700_000_000L) {
            long now = chosen(victim);
            if (now != count) {
                count = now;
                last = System.nanoTime();
            }
        }
        return (last - start) / 1_000_000;
    }

    @Test
    void slowRequestsInFlightAreAnsweredByAnotherInstance() {
        InstanceEndpoint victim = start();
        InstanceEndpoint other = start();
        Load load = load(6, "/slow?ms=2000");
        try (load) {
            await().until(() -> dataPath.inFlight(shop, victim).orElse(0) >= 2);
            kill(victim);
            dataPath.gone(shop, victim);
            await().atMost(Duration.ofSeconds(10)).until(() -> load.requests.get() >= 12);
        }
        assertThat(load.failures).isEmpty();
        dataPath.gone(shop, other);
        kill(other);
    }

    @Test
    void aRequestThatMayHaveChangedSomethingIsNotSentTwice() throws Exception {
        InstanceEndpoint victim = start();
        InstanceEndpoint other = launch();
        try (KeepAliveCaller caller = caller()) {
            var answer = java.util.concurrent.CompletableFuture.supplyAsync(() -> {
                try {
                    return caller.call("POST", "/slow?ms=10000");
                } catch (IOException lost) {
                    throw new java.io.UncheckedIOException(lost);
                }
            });
            await().until(() -> dataPath.inFlight(shop, victim).orElse(0) == 1);
            dataPath.ready(shop, other);
            kill(victim);
            assertThat(answer.get().status()).isEqualTo(502);
            dataPath.gone(shop, victim);
            try (KeepAliveCaller direct = new KeepAliveCaller(other.address(), 9000, "shop.test")) {
                assertThat(direct.call("GET", "/served").body()).isEqualTo("0");
            }
            dataPath.gone(shop, other);
            kill(other);
        }
    }

    @Test
    void aDrainedInstanceFinishesWhatItHasAndGetsNothingNewAndCallersKeepTheirConnections() throws Exception {
        InstanceEndpoint leaving = start();
        InstanceEndpoint staying = launch();
        try (KeepAliveCaller slow = caller();
                KeepAliveCaller quick = caller()) {
            assertThat(quick.call("GET", "/").body()).isEqualTo(leaving.instance());
            var answer = java.util.concurrent.CompletableFuture.supplyAsync(() -> {
                try {
                    return slow.call("GET", "/slow?ms=6000");
                } catch (IOException lost) {
                    throw new java.io.UncheckedIOException(lost);
                }
            });
            await().until(() -> dataPath.inFlight(shop, leaving).orElse(0) == 1);
            dataPath.ready(shop, staying);
            dataPath.draining(shop, leaving);
            for (int request = 0; request < 10; request++) {
                assertThat(quick.call("GET", "/").body()).isEqualTo(staying.instance());
            }
            assertThat(dataPath.inFlight(shop, leaving)).hasValue(1);
            assertThat(answer.get().body()).isEqualTo(leaving.instance());
            await().until(() -> dataPath.inFlight(shop, leaving).orElse(1) == 0);
            dataPath.gone(shop, leaving);
            kill(leaving);
            assertThat(slow.call("GET", "/").body()).isEqualTo(staying.instance());
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(
                            () -> assertThat(dataPath.edgeFigures()).doesNotContain(ServerNames.of(shop, leaving)));
            dataPath.gone(shop, staying);
            kill(staying);
        }
    }
}
