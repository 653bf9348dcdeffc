package io.banyan.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsLineUpAlsoWithChineseText() {
        Table table = new Table("名称", "STATE").row("fund-quotes", "running").row("净值", "failed");

        assertThat(table.lines()).containsExactly("名称         STATE", "fund-quotes  running", "净值         failed");
    }

    @Test
    void agesAreShort() {
        assertThat(Ago.of(Duration.ofSeconds(5))).isEqualTo("5s");
        assertThat(Ago.of(Duration.ofMinutes(3))).isEqualTo("3m");
        assertThat(Ago.of(Duration.ofHours(5))).isEqualTo("5h");
        assertThat(Ago.of(Duration.ofDays(9))).isEqualTo("9d");
    }
}
