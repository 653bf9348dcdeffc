package io.banyan.engine.container.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.container.plan.CrashBackoff.Death;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashBackoffTest {
    private static final Instant START = Instant.parse("2026-01-05T01:30:00Z");

    @Test
    void theFirstDeathOfAReadyInstanceIsMendedAtOnce() {
        CrashBackoff backoff = CrashBackoff.NONE.after(new Death(START, true, false), START.plusSeconds(60));

        assertThat(backoff.notBefore()).contains(START.plusSeconds(60));
    }

    @Test
    void waitsDoubleUpToFiveMinutes() {
        List<Long> waits = new ArrayList<>();
        CrashBackoff backoff = CrashBackoff.NONE;
        Instant now = START;
        for (int i = 0; i < 12; i++) {
            backoff = backoff.after(new Death(now, false, false), now);
            waits.add(Duration.between(now, backoff.notBefore().orElseThrow()).toSeconds());
            now = backoff.notBefore().orElseThrow().plusSeconds(1);
        }

        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L, 300L);
    }

    @Test
    void siblingsThatDieOfTheSameReleaseCountOnce() {
        CrashBackoff first = CrashBackoff.NONE.after(new Death(START, false, false), START.plusSeconds(3));

        assertThat(first.after(new Death(START.plusSeconds(1), false, false), START.plusSeconds(4)))
                .isEqualTo(first);
    }

    @Test
    void tenMinutesWithoutAFailureStartOver() {
        CrashBackoff failing = new CrashBackoff(7, java.util.Optional.of(START), java.util.Optional.of(START));
        Instant later = START.plus(Duration.ofMinutes(11));

        assertThat(failing.after(new Death(later, true, false), later).level()).isEqualTo(1);
    }

    @Test
    void aReadyInstanceKilledFromOutsideIsNobodysFault() {
        assertThat(CrashBackoff.NONE.after(new Death(START, true, true), START.plusSeconds(9)))
                .isEqualTo(CrashBackoff.NONE);
    }
}
