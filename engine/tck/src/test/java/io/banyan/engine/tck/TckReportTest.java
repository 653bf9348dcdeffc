package io.banyan.engine.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.EngineDescription;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TckReportTest {
    private final TckReport report = new TckReport(
            new EngineDescription("any", "1", Set.of(Capability.SCALE, Capability.HTTP2), 1_000, 1L << 30),
            FakeEngineTckTest.class);

    @Test
    void whatFailedOrWasNotRunIsNotPassed() {
        report.passed(Capability.HTTP2);
        report.failed(Capability.HTTP2, "it failed");
        for (int test = 0; test < 4; test++) {
            report.passed(Capability.SCALE);
        }

        assertThat(report.table())
                .contains("| SCALE | yes | 4/4 |  |")
                .contains("| HTTP2 | yes | 1/3 | FAILED: it failed; 1 not run |")
                .endsWith("1 of 2 claimed capabilities passed; tests: 5 passed, 1 failed, 0 skipped, 1 not run\n");
    }

    @Test
    void whatWasSkippedIsToldAndNotCountedAsPassed() {
        report.passed(Capability.HTTP2);
        report.passed(Capability.HTTP2);
        report.skipped(Capability.HTTP2, "no wire");

        assertThat(report.table())
                .contains("| HTTP2 | yes | 2/3 | skipped: no wire |")
                .endsWith("tests: 2 passed, 0 failed, 1 skipped, 4 not run\n");
    }

    @Test
    void whatIsNotClaimedHasNoResult() {
        assertThat(report.table()).contains("| GRPC | no | - | not claimed |");
    }
}
