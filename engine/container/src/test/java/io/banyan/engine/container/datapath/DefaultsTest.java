package io.banyan.engine.container.datapath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every default of a setting, and the small rules that readers of a configuration rely on. */
class DefaultsTest {
    @Test
    void defaultsAreAsDocumented() {
        DataPathOptions options = DataPathOptions.defaults();
        assertThat(options.environment()).isEqualTo(new SlotCapacity(64, 128, 64, 16));
        assertThat(options.edge()).isEqualTo(new SlotCapacity(128, 256, 0, 0));
        assertThat(options.edgeThreads())
                .isEqualTo(Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4));
        assertThat(options.watch()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.start()).isEqualTo(Duration.ofSeconds(20));
        assertThat(options.forwarders()).isEqualTo(Forwarders.ofThisMachine());
    }

    @Test
    void resolversOnTheLoopbackAndOfOtherFamiliesAreNotAsked(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("resolv.conf"),
                "search x\nnameserver 127.0.0.53\nnameserver  192.0.2.1\nnameserver fe80::1\n");
        assertThat(Forwarders.of(file)).containsExactly("192.0.2.1");
        assertThat(Forwarders.of(directory.resolve("absent"))).isEmpty();
    }

    @Test
    void aCheckThatNeedsMoreThanPathAndHostIsLeftToTheEngine() {
        assertThat(new HttpCheck(80, "/up", Map.of("host", "a.test")).askable()).isTrue();
        assertThat(new HttpCheck(80, "/up", Map.of("Authorization", "Basic x")).askable())
                .isFalse();
        assertThat(new HttpCheck(80, "/with space", Map.of()).askable()).isFalse();
        assertThat(new HttpCheck(80, "/up", Map.of("Host", "a\nb")).askable()).isFalse();
    }

    @Test
    void addressesOfServicesAreTakenInOrderAndNeverTheEndsOfTheRange() {
        assertThat(ServiceAddresses.next("10.209.8.0/21", java.util.List.of("10.209.8.1")))
                .isEqualTo("10.209.8.2");
        assertThat(FixedAddress.hardware("10.209.0.2")).isEqualTo("02:42:0a:d1:00:02");
    }

    @Test
    void inFlightAreThoseWithTheServerAndThoseWaitingForIt() {
        String csv = "# pxname,svname,qcur,qmax,scur,smax\nhttp-1,s1.shop,1,4,2,9\nhttp-1,s2.shop,0,0,7,9\n\n";
        assertThat(ServerFigures.inFlight(csv, "s1.shop")).isEqualTo(3);
        assertThat(ServerFigures.inFlight(csv, "s3.shop")).isZero();
        assertThat(ServerFigures.inFlight("Can't find proxy.\n", "s1.shop")).isZero();
    }
}
