package io.banyan.runtime.rollouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.RolloutObservation.Phase;
import io.banyan.kernel.FaultType;
import io.banyan.kernel.Verdict.Result;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JudgeRolloutTest {

    @Test
    void saysNothingWhileTheRollGoesOn() {
        assertThat(Question.about(3).seen(Phase.PROGRESSING, 2, 1).judge()).isEmpty();
    }

    @Test
    void doesNotBelieveCompleteWithoutEnoughReadyInstancesInTheSameObservation() {
        assertThat(Question.about(3).seen(Phase.COMPLETE, 2, 0).judge()).isEmpty();
    }

    @Test
    void doesNotBelieveAnObservationOfAnOlderGeneration() {
        assertThat(Question.about(3).ofGeneration(4).seen(Phase.COMPLETE, 3, 0).judge())
                .isEmpty();
    }

    @Test
    void succeedsWhenAllWantedAreReadyAndNoneOfAnotherReleaseIsLeft() {
        assertThat(Question.about(3).seen(Phase.COMPLETE, 3, 0).judge())
                .hasValueSatisfying(judgement -> assertThat(judgement.result()).isEqualTo(Result.SUCCEEDED));
    }

    @Test
    void aNewerRollSupersedesOrAborts() {
        assertThat(Question.about(3).rolledAgain().judge())
                .hasValueSatisfying(judgement -> assertThat(judgement.result()).isEqualTo(Result.SUPERSEDED));
        assertThat(Question.about(3).rolledAgain().aborted().judge())
                .hasValueSatisfying(judgement -> assertThat(judgement.result()).isEqualTo(Result.ABORTED));
    }

    @Test
    void aDeadlineTakesTheTypeOfItsCause() {
        Fault noRoom = new Fault(FaultCode.NO_ROOM, "no memory left", "add memory");

        assertThat(Question.about(3)
                        .obstacle(noRoom)
                        .seen(Phase.DEADLINE_EXCEEDED, 1, 2)
                        .judge())
                .hasValueSatisfying(judgement -> {
                    assertThat(judgement.result()).isEqualTo(Result.FAILED);
                    assertThat(judgement.type()).contains(FaultType.CAPACITY);
                    assertThat(judgement.message()).contains("no memory left").contains("1 of 3");
                });
    }

    @Test
    void anImageThatIsNotThereIsNotWaitedFor() {
        Fault missing = new Fault(FaultCode.IMAGE_NOT_FOUND, "no such image", "push it");

        assertThat(Question.about(3)
                        .obstacle(missing)
                        .seen(Phase.PROGRESSING, 0, 3)
                        .judge())
                .hasValueSatisfying(judgement -> assertThat(judgement.code()).contains("image-not-found"));
    }

    @Test
    void whatCrashedInAnEarlierRollOfTheSameReleaseSaysNothingAboutThisOne() {
        assertThat(Question.about(3).seenWithCrashes(3, 4).judge()).isEmpty();
        assertThat(Question.about(3).seenWithCrashes(3, 5).judge())
                .hasValueSatisfying(judgement -> assertThat(judgement.result()).isEqualTo(Result.FAILED));
    }

    @Test
    void aRollThatWasWatchedForLessThanItMayTakeGoesOn() {
        Question early = Question.about(3).watchedFor(Duration.ofSeconds(149));

        assertThat(early.seen(Phase.PROGRESSING, 2, 1).judge()).isEmpty();
    }

    @Test
    void anEngineThatForgetsToCallTheDeadlineDoesNotHoldTheVerdictForEver() {
        Question late = Question.about(3).watchedFor(Duration.ofMinutes(10));

        assertThat(late.seen(Phase.PROGRESSING, 2, 1).judge())
                .hasValueSatisfying(judgement -> assertThat(judgement.result()).isEqualTo(Result.FAILED));
    }

    @Test
    void silenceIsWaitedOutAndThenThePlatformsFault() {
        assertThat(Question.about(3).silentFor(Duration.ofMinutes(14)).judge()).isEmpty();
        assertThat(Question.about(3).silentFor(Duration.ofMinutes(16)).judge()).hasValueSatisfying(judgement -> {
            assertThat(judgement.type()).contains(FaultType.PLATFORM);
            assertThat(judgement.message()).contains("not known");
        });
    }

    @Test
    void aPausedRollIsNeverOverdue() {
        Question paused = Question.about(3).paused().watchedFor(Duration.ofDays(1));

        assertThat(paused.seen(Phase.PAUSED, 1, 2).judge()).isEmpty();
    }

    @Test
    void whatCannotBeAskedForFailsAtOnce() {
        assertThat(Question.about(3).refused(FaultType.CAPACITY, "no-room").judge())
                .hasValueSatisfying(judgement -> assertThat(judgement.type()).contains(FaultType.CAPACITY));
    }

    @Test
    void whatMayPassIsWaitedForAndNamedWhenItDoesNot() {
        Fault taken = new Fault(FaultCode.PORT_IN_USE, "port 8080 is taken", "stop what listens there");
        Question hindered = Question.about(3).hindered(taken);

        assertThat(hindered.judge()).isEmpty();
        assertThat(hindered.watchedFor(Duration.ofMinutes(10)).judge()).hasValueSatisfying(judgement -> {
            assertThat(judgement.type()).contains(FaultType.PLATFORM);
            assertThat(judgement.code()).contains("port-in-use");
            assertThat(judgement.message()).contains("port 8080 is taken");
        });
    }

    @Test
    void theControlPlanesOwnFaultIsWaitedForUntilTheDeadline() {
        assertThat(Question.about(3)
                        .ownFault()
                        .watchedFor(Duration.ofMinutes(2))
                        .judge())
                .isEmpty();
        assertThat(Question.about(3)
                        .ownFault()
                        .watchedFor(Duration.ofSeconds(121))
                        .judge())
                .hasValueSatisfying(judgement -> assertThat(judgement.code()).contains("control-plane-failed"));
        assertThat(Question.about(3)
                        .ownFault()
                        .paused()
                        .watchedFor(Duration.ofDays(1))
                        .judge())
                .isEmpty();
    }
}
