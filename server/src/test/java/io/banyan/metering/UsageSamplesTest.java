package io.banyan.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.kernel.ApplicationRef;
import io.banyan.metering.store.UsagePartitions;
import io.banyan.server.testing.Api;
import io.banyan.server.testing.ApiTest;
import io.banyan.server.testing.World;
import io.banyan.tenancy.Role;
import io.banyan.tenancy.TribeScope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UsageSamplesTest extends ApiTest {
    private static final Instant AT = Instant.parse("2026-03-01T23:59:50Z");

    @Autowired
    private UsageSamples samples;

    @Autowired
    private UsagePartitions partitions;

    @Test
    void aSampleDeliveredTwiceIsStoredOnceAndAsItWasFirst() {
        ApplicationRef ref = ApplicationRef.of(World.unique("usage"), "dev", "quotes");

        assertThat(samples.record(List.of(sample(ref, AT, 100)))).isEqualTo(1);
        assertThat(samples.record(List.of(sample(ref, AT, 999)))).isZero();

        assertThat(samples.newest(ref, AT)).extracting(UsageSample::cpuNanos).containsExactly(100L);
    }

    @Test
    void aBatchMayReachOverMidnight() {
        ApplicationRef ref = ApplicationRef.of(World.unique("usage"), "dev", "quotes");

        assertThat(samples.record(List.of(sample(ref, AT, 1), sample(ref, AT.plusSeconds(15), 2))))
                .isEqualTo(2);
    }

    @Test
    void daysThatAreNoLongerKeptAreDropped() {
        ApplicationRef ref = ApplicationRef.of(World.unique("usage"), "dev", "quotes");
        Instant old = Instant.parse("2020-01-01T12:00:00Z");
        samples.record(List.of(sample(ref, old, 1)));

        assertThat(partitions.dropBefore(LocalDate.of(2020, 6, 1))).containsExactly("usage_sample_20200101");
        assertThat(samples.newest(ref, old)).isEmpty();
    }

    @Test
    void membersReadTheirTribesSamplesPageByPage() {
        TribeScope tribe = world.tribe("usage");
        String person = World.unique("reader");
        world.member(tribe, person, Role.VIEWER);
        ApplicationRef ref = ApplicationRef.of(tribe.tribe().value(), "dev", "quotes");
        samples.record(
                List.of(sample(ref, AT, 1), sample(ref, AT.plusSeconds(1), 2), sample(ref, AT.plusSeconds(2), 3)));
        Api api = world.as(person);
        String path = "/tribes/" + tribe.tribe() + "/usage?limit=2&from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z";

        Api.Answer first = api.get(path).expect(200);
        Api.Answer second =
                api.get(path + "&cursor=" + first.text("/nextCursor")).expect(200);

        assertThat(first.json().at("/items").size()).isEqualTo(2);
        assertThat(second.json().at("/items/0/cpuNanos").asLong()).isEqualTo(3);
        assertThat(second.json().at("/nextCursor").isNull()).isTrue();
    }

    private static UsageSample sample(ApplicationRef ref, Instant at, long cpuNanos) {
        return new UsageSample(at, ref, "quotes-0", "release", cpuNanos, 1 << 20, 0, 0, 0, 0, 0);
    }
}
