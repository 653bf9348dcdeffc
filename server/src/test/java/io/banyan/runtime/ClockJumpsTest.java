package io.banyan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.applications.Intent;
import io.banyan.delivery.Release;
import io.banyan.kernel.Verdict;
import io.banyan.kernel.Verdict.Result;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class ClockJumpsTest extends RuntimeTest {
    @Autowired
    private JumpingTime time;

    @AfterEach
    void clockIsRightAgain() {
        time.reset();
    }

    @ParameterizedTest(name = "by {0}")
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void aRollDuringWhichTheWallClockJumpsSucceedsAsItWouldHave(Duration jump) {
        Scenario application = application();
        application.running(application.release("one"));
        Release second = application.release("two");
        engine.controls().faults().startDelay(Scenario.id(second), Duration.ofMillis(300));
        Intent intent = application.roll(second);
        application.awaitState("progressing");

        time.jump(jump);

        Verdict verdict = application.verdict(intent);
        assertThat(verdict.result()).as(verdict.message()).isEqualTo(Result.SUCCEEDED);
        application.awaitReady(3);
    }

    @ParameterizedTest(name = "by {0}")
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void aReleaseThatNeverTurnsReadyFailsAtItsDeadlineAlthoughTheWallClockJumped(Duration jump) {
        Scenario application = application();
        application.running(application.release("one"));
        Release bad = application.release("two");
        engine.controls().faults().neverReady(Scenario.id(bad));
        Intent intent = application.roll(bad);
        application.awaitState("progressing");

        time.jump(jump);

        assertThat(application.verdict(intent).code()).contains("never-ready");
        application.awaitReady(3);
    }
}
