package io.banyan.applications.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class QuantityTest {

    @Property
    void whatIsWrittenIsReadBackAsTheSame(@ForAll @LongRange(min = 0) long amount) {
        assertThat(Quantity.bytes(Quantity.formatBytes(amount))).isEqualTo(amount);
        assertThat(Quantity.millicores(Quantity.formatMillicores(amount))).isEqualTo(amount);
    }

    @Test
    void theUnitsAreThoseOfKubernetes() {
        assertThat(Quantity.millicores("2")).isEqualTo(2000);
        assertThat(Quantity.millicores("0.1")).isEqualTo(100);
        assertThat(Quantity.millicores("125m")).isEqualTo(125);
        assertThat(Quantity.bytes("1K")).isEqualTo(1000);
        assertThat(Quantity.bytes("1Ki")).isEqualTo(1024);
        assertThat(Quantity.bytes("1.5Gi")).isEqualTo(1610612736L);
        assertThat(Quantity.bytes("0.5")).isEqualTo(1);
    }

    @Test
    void amountsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> Quantity.bytes("9999999999E")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Quantity.bytes("12Zi")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Quantity.millicores("-1")).isInstanceOf(NumberFormatException.class);
    }
}
