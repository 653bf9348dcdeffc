package io.banyan.runtime.rollouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.runtime.observed.Timepiece;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProgressWatchTest {
    private static final UUID ROLL = new UUID(0, 1);

    private final Settable time = new Settable();
    private final ProgressWatch watch = new ProgressWatch(time);

    @Test
    void aWallClockThatJumpsIsNotSeen() {
        watch.look(ROLL, Optional.empty(), false);
        time.elapse(Duration.ofSeconds(5));

        time.wall = time.wall.plus(Duration.ofHours(1));
        assertThat(watch.watched(ROLL)).isEqualTo(Duration.ofSeconds(5));

        time.wall = time.wall.minus(Duration.ofHours(2));
        assertThat(watch.watched(ROLL)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whatShowsNothingNewIsWatchedFromTheFirstLook() {
        assertThat(watch.look(ROLL, Optional.empty(), false)).isFalse();
        time.elapse(Duration.ofSeconds(5));

        assertThat(watch.look(ROLL, Optional.empty(), false)).isFalse();

        assertThat(watch.watched(ROLL)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whatWasNeverLookedAtOrIsForgottenIsNotOverdue() {
        watch.look(ROLL, Optional.empty(), false);
        time.elapse(Duration.ofHours(1));
        watch.forget(ROLL);

        assertThat(watch.watched(ROLL)).isZero();
    }

    private static final class Settable implements Timepiece {
        private Instant wall = Instant.parse("2026-03-01T08:00:00Z");
        private Duration elapsed = Duration.ofDays(3);

        void elapse(Duration duration) {
            elapsed = elapsed.plus(duration);
            wall = wall.plus(duration);
        }

        @Override
        public Instant now() {
            return wall;
        }

        @Override
        public Duration elapsed() {
            return elapsed;
        }
    }
}
