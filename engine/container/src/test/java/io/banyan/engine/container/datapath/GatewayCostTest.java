package io.banyan.engine.container.datapath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.engine.spec.Route;
import io.banyan.engine.spec.RouteTable;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.WorkloadId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What requests cost in the gateway at the edge, measured against the least of a HAProxy that does the same. */
@Tag("containers")
@Isolated("it measures")
class GatewayCostTest {
    private static final int ROUNDS = 5;

    @Test
    void aProcessorSecondOfTheEdgeServesNineTenthsOfWhatAMinimalHaproxyServes() throws IOException {
        try (Machine machine = new Machine();
                HaproxyDataPath dataPath = machine.dataPath()) {
            EnvironmentNetwork dev = machine.environment("wealth", "dev", 0);
            dataPath.environmentUp(dev);
            WorkloadId shop = Machine.service(dev, "shop");
            dataPath.service(shop, List.of(ServicePort.http(80, 9000)), Optional.empty());
            dataPath.ready(shop, machine.quickInstance(dev, "s1", 16));
            dataPath.ready(shop, machine.quickInstance(dev, "s2", 17));
            dataPath.routes(new RouteTable(dev.id(), 1, List.of(Route.http("shop.test", "/", "shop", 80)), List.of()));
            ProcessHandle bare = machine.bareGateway("bare-gateway.cfg");
            ProcessHandle single = machine.bareGateway("bare-single-thread.cfg");
            ProcessHandle edge = machine.server("bt-dp.edge");
            double againstSingle = median("one thread, as the edge", 18_091, single, edge);
            double againstMinimal = median("minimal", 18_090, bare, edge);
            System.out.println("resident kB: edge " + residentKilobytes(edge) + ", gateway of an environment "
                    + residentKilobytes(machine.server("bt-dp.wealth.dev.gateway")) + ", name service "
                    + residentKilobytes(machine.server("bt-dp.wealth.dev.names")) + ", bare "
                    + residentKilobytes(bare));
            assertThat(againstMinimal).isGreaterThanOrEqualTo(0.9);
            assertThat(againstSingle).isGreaterThanOrEqualTo(0.7);
            dataPath.environmentDown(dev.id());
        }
    }

    private static double median(String baseline, int port, ProcessHandle bare, ProcessHandle edge) throws IOException {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ratios.add(compare(port, bare, edge));
        }
        ratios.sort(null);
        System.out.println("ratios against bare HAProxy, " + baseline + ": " + ratios);
        return ratios.get(ROUNDS / 2);
    }

    /** Loads both at the same time, so that whatever else the machine does weighs on both. */
    private static double compare(int port, ProcessHandle bare, ProcessHandle edge) throws IOException {
        await().ignoreExceptions().until(() -> answers(port));
        Load ofBare = new Load(8, "127.0.0.1", port, "shop.test:18080", "/");
        Load ofEdge = new Load(8, "127.0.0.1", Machine.EDGE.httpPort(), "shop.test:18080", "/");
        double served;
        double servedByBare;
        try (ofBare;
                ofEdge) {
            await().until(() -> ofBare.requests.get() > 1_000 && ofEdge.requests.get() > 1_000);
            long before = ofEdge.requests.get();
            long beforeOfBare = ofBare.requests.get();
            double seconds = processorSeconds(edge);
            double secondsOfBare = processorSeconds(bare);
            await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
            served = (ofEdge.requests.get() - before) / (processorSeconds(edge) - seconds);
            servedByBare = (ofBare.requests.get() - beforeOfBare) / (processorSeconds(bare) - secondsOfBare);
        }
        assertThat(ofEdge.failures).isEmpty();
        System.out.printf("requests per processor second: bare %.0f, edge %.0f%n", servedByBare, served);
        return served / servedByBare;
    }

    private static boolean answers(int port) throws IOException {
        try (KeepAliveCaller caller = new KeepAliveCaller("127.0.0.1", port, "shop.test")) {
            return caller.call("GET", "/").status() == 200;
        }
    }

    /** In user and kernel mode; source: proc(5), fields 14 and 15 of stat, in hundredths of a second. */
    private static double processorSeconds(ProcessHandle process) throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    private static String residentKilobytes(ProcessHandle process) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .findFirst()
                .orElse("?");
    }
}
