package io.banyan.runtime.rollouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.observed.RolloutObservation.Phase;
import io.banyan.kernel.Verdict.Result;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class JudgeRolloutPropertiesTest {

    @Property
    void neverSucceedsWithFewerReadyThanWantedOrWithOthersLeft(
            @ForAll Phase phase,
            @ForAll @IntRange(max = 6) int wanted,
            @ForAll @IntRange(max = 6) int ready,
            @ForAll @IntRange(max = 3) int obsolete,
            @ForAll @LongRange(min = 3, max = 7) long generation,
            @ForAll boolean paused) {
        Question question = Question.about(wanted).ofGeneration(generation);
        Optional<Judgement> judgement = (paused ? question.paused() : question)
                .seen(phase, ready, obsolete)
                .judge();

        if (judgement.filter(said -> said.result() == Result.SUCCEEDED).isPresent()) {
            assertThat(ready).isGreaterThanOrEqualTo(wanted);
            assertThat(obsolete).isZero();
            assertThat(generation).isGreaterThanOrEqualTo(5);
            assertThat(phase).isEqualTo(Phase.COMPLETE);
        }
    }

    @Property
    void noRollIsOverdueBeforeItsPatienceIsWatchedOut(
            @ForAll Phase phase,
            @ForAll @IntRange(max = 4) int ready,
            @ForAll @LongRange(min = 0, max = 150) long seconds) {
        Optional<Judgement> fresh = Question.about(4).seen(phase, ready, 0).judge();
        Optional<Judgement> watched = Question.about(4)
                .watchedFor(Duration.ofSeconds(seconds))
                .seen(phase, ready, 0)
                .judge();

        assertThat(watched).isEqualTo(fresh);
    }
}
