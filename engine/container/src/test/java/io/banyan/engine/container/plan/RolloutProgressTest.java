package io.banyan.engine.container.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.container.plan.RolloutProgress.Counts;
import io.banyan.engine.spec.RolloutPolicy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RolloutProgressTest {
    private static final Instant START = Instant.parse("2026-01-05T01:30:00Z");
    private static final RolloutPolicy POLICY = RolloutPolicy.DEFAULT.withProgressDeadline(Duration.ofSeconds(30));

    @Test
    void instancesThatComeAndGoByTurnsAreNoProgress() {
        RolloutProgress progress = RolloutProgress.began(START);
        for (int second = 0; second <= 31; second++) {
            progress = progress.seen(new Counts(3, 1, second % 2, 3), POLICY, START.plusSeconds(second));
        }

        assertThat(progress.overdue()).isTrue();
    }

    @Test
    void eachFurtherReadyInstanceStartsTheClockAnew() {
        RolloutProgress progress = RolloutProgress.began(START)
                .seen(new Counts(3, 1, 1, 3), POLICY, START.plusSeconds(20))
                .seen(new Counts(3, 2, 2, 2), POLICY, START.plusSeconds(40))
                .seen(new Counts(3, 2, 2, 2), POLICY, START.plusSeconds(69));

        assertThat(progress.overdue()).isFalse();
    }

    @Test
    void aPausedRollIsNeverLate() {
        RolloutProgress progress = RolloutProgress.began(START)
                .seen(new Counts(3, 1, 1, 3), POLICY.withPaused(true), START.plusSeconds(1000));

        assertThat(progress.overdue()).isFalse();
    }

    @Test
    void whatWasCompleteOnceIsNotLateWhenAnInstanceDies() {
        RolloutProgress progress = RolloutProgress.began(START)
                .seen(new Counts(3, 3, 3, 0), POLICY, START.plusSeconds(5))
                .seen(new Counts(3, 2, 2, 0), POLICY, START.plusSeconds(500));

        assertThat(progress.completed()).isTrue();
        assertThat(progress.overdue()).isFalse();
    }
}
