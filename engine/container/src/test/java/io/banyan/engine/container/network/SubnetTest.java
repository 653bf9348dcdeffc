package io.banyan.engine.container.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.engine.EngineException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SubnetTest {

    @Test
    void networksAreCutFromThePoolWithoutOverlap() {
        Subnet pool = Subnet.parse("10.192.0.0/12");
        Subnet first = pool.firstFree(20, List.of()).orElseThrow();
        Subnet second = pool.firstFree(20, List.of(first, Subnet.parse("10.192.16.0/24")))
                .orElseThrow();

        assertThat(first).hasToString("10.192.0.0/20");
        assertThat(second).hasToString("10.192.32.0/20");
        assertThat(first.upperHalf()).hasToString("10.192.8.0/21");
    }

    @Test
    void aFullPoolSaysSo() {
        Subnet pool = Subnet.parse("10.0.0.0/24");

        assertThat(pool.firstFree(24, List.of(Subnet.parse("10.0.0.128/25")))).isEmpty();
    }

    @Property
    void addressesAreNeverGivenTwiceWhileTaken(@ForAll @IntRange(min = 1, max = 112) int count) {
        InstanceAddresses addresses = new InstanceAddresses("10.192.0.0/24");
        Set<String> given = new HashSet<>();
        for (int i = 0; i < count; i++) {
            assertThat(given.add(addresses.take())).isTrue();
        }
    }

    @Test
    void aFreedAddressRestsBeforeItIsGivenAgain() {
        InstanceAddresses addresses = new InstanceAddresses("10.192.0.0/24");
        String first = addresses.take();
        addresses.free(first);

        assertThat(addresses.take()).isNotEqualTo(first);
    }

    @Test
    void aNetworkWithoutRoomForInstancesSaysSo() {
        InstanceAddresses addresses = new InstanceAddresses("10.192.0.0/27");
        assertThatThrownBy(addresses::take).isInstanceOf(EngineException.class).hasMessageContaining("NO_ROOM");
    }
}
