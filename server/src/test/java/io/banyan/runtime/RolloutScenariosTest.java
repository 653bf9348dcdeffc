package io.banyan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.applications.Intent;
import io.banyan.delivery.Release;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.kernel.FaultType;
import io.banyan.kernel.Verdict;
import io.banyan.kernel.Verdict.Result;
import io.banyan.runtime.compile.CompileApplication;
import io.banyan.runtime.rollouts.Rollout;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolloutScenariosTest extends RuntimeTest {

    @Test
    void succeedsWhenTheWantedInstancesWereSeenReady() {
        Scenario application = application();

        Verdict verdict = application.verdict(application.roll(application.release("one")));

        assertThat(verdict.result()).isEqualTo(Result.SUCCEEDED);
        assertThat(verdict.message()).contains("3 of 3");
        application.awaitState("running");
        assertThat(application.eventsOfType("instance-ready")).hasSize(3);
        assertThat(application.eventsOfType("rollout-succeeded")).hasSize(1);
    }

    @Test
    void aReleaseThatCrashesAtStartFailsWithItsExitCodeItsLastLinesAndWhatChanged() {
        Scenario application = application();
        application.running(application.release("one"));
        Release bad = application.release("two");
        engine.controls().faults().crashAtStart(Scenario.id(bad), 3);

        Verdict verdict = application.verdict(application.roll(bad));

        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.type()).contains(FaultType.USER);
        assertThat(verdict.evidence().orElseThrow().exitCode()).hasValue(3);
        assertThat(verdict.evidence().orElseThrow().instance()).isPresent();
        assertThat(verdict.evidence().orElseThrow().changes())
                .anyMatch(change ->
                        change.path().contains("GREETING") && change.after().equals(Optional.of("two")));
        application.awaitReady(3);
    }

    @Test
    void aReleaseThatServesForLessThanItMustFailsAndSaysThatItWasMemory() {
        Scenario application = application();
        application.running(application.release("one"));
        Release greedy = application.release(
                FakeEngineBeans.GREEDY,
                "two",
                score -> score.replace("onFailure: hold", "onFailure: hold, minReady: 1s"));

        Verdict verdict = application.verdict(application.roll(greedy));

        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.code()).contains("out-of-memory");
        assertThat(verdict.evidence().orElseThrow().outOfMemory()).isTrue();
        application.awaitReady(3);
    }

    @Test
    void aReleaseThatNeverTurnsReadyFailsAndTheOldOneServesOn() {
        Scenario application = application();
        application.running(application.release("one"));
        Release bad = application.release("two");
        engine.controls().faults().neverReady(Scenario.id(bad));

        Verdict verdict = application.verdict(application.roll(bad));

        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.code()).contains("never-ready");
        assertThat(verdict.evidence().orElseThrow().logLines()).anyMatch(line -> line.startsWith("hello from"));
        application.awaitReady(3);
    }

    @Test
    void anImageThatIsNotThereFailsWithoutWaitingForTheDeadline() {
        Scenario application = application();
        engine.controls().faults().failImage("example.test/missing:1", FaultCode.IMAGE_NOT_FOUND);
        Release bad = application.release(
                "example.test/missing:1",
                "one",
                score -> score.replace("progressDeadline: 2s", "progressDeadline: 10m"));

        Verdict verdict = application.verdict(application.roll(bad));

        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.code()).contains("image-not-found");
        application.awaitState("failed");
    }

    @Test
    void deathForMemoryIsToldApartFromACrash() {
        Scenario application = application();
        Intent intent = application.roll(application.release(FakeEngineBeans.SLOW, "one", score -> score));

        await().until(() -> {
            application.starting().forEach(engine.controls()::outOfMemory);
            return application.rollout(intent).flatMap(Rollout::verdict).isPresent();
        });

        Verdict verdict = application.verdict(intent);
        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.evidence().orElseThrow().outOfMemory()).isTrue();
        assertThat(verdict.code()).contains("out-of-memory");
    }

    @Test
    void aNewerReleaseSupersedesAnOpenRoll() {
        Scenario application = application();
        Release slow = application.release(
                "example.test/quotes:1",
                "one",
                score -> score.replace("progressDeadline: 2s", "progressDeadline: 10m"));
        engine.controls().faults().neverReady(Scenario.id(slow));
        Intent first = application.roll(slow);
        application.awaitState("progressing");

        Intent second = application.roll(application.release("two"));

        assertThat(application.verdict(second).result()).isEqualTo(Result.SUCCEEDED);
        assertThat(application.verdict(first).result()).isEqualTo(Result.SUPERSEDED);
    }

    @Test
    void theSameReleaseDeployedAgainGetsAVerdictOfItsOwn() {
        Scenario application = application();
        Release release = application.release("one");
        application.running(release);

        assertThat(application.verdict(application.roll(release)).result()).isEqualTo(Result.SUCCEEDED);
    }

    @Test
    void aPausedRollGetsNoVerdictUntilItGoesOn() {
        Scenario application = application();
        application.running(application.release("one"));
        Release second = application.release("two");
        engine.controls().faults().startDelay(Scenario.id(second), Duration.ofMillis(500));
        Intent intent = application.roll(second);
        application.intents().pause(application.tribe(), application.ref());
        await().untilAsserted(() -> assertThat(
                        application.shown().at("/status/rollout/phase").asString())
                .isEqualTo("paused"));

        assertThat(application.rollout(intent).orElseThrow().verdict()).isEmpty();
        application.intents().resume(application.tribe(), application.ref());

        assertThat(application.verdict(intent).result()).isEqualTo(Result.SUCCEEDED);
    }

    @Test
    void silenceOfTheEngineIsUnknownNotGoneAndEndsNoRoll() {
        Scenario application = application();
        application.running(application.release("one"));
        engine.controls().faults().unreachable(true);
        Intent intent = application.roll(application.release("two"));

        application.awaitState("unknown");
        assertThat(application.shown().at("/status/ready").asInt()).isEqualTo(3);
        assertThat(application.rollout(intent).orElseThrow().verdict()).isEmpty();
        engine.controls().faults().unreachable(false);

        assertThat(application.verdict(intent).result()).isEqualTo(Result.SUCCEEDED);
        application.awaitState("running");
    }

    @Test
    void aHealIsToldOnlyWhenTheReplacementWasSeenReady() {
        Scenario application = application();
        application.running(application.release("one"));
        InstanceObservation victim =
                engine.observe(CompileApplication.workloadId(application.ref())).instances().stream()
                        .filter(instance -> instance.phase() == InstancePhase.READY)
                        .findFirst()
                        .orElseThrow();

        engine.controls().killInstance(victim.id());

        application.awaitEvent("instance-healed");
        assertThat(application.eventsOfType("instance-died"))
                .extracting(event -> event.instance().orElseThrow())
                .contains(victim.id().name());
        application.awaitReady(3);
    }

    @Test
    void scalesUpToNothingAndBackWithoutARoll() {
        Scenario application = application();
        application.running(application.release("one"));

        application.intents().scale(application.tribe(), application.ref(), Optional.empty(), 5);
        application.awaitReady(5);
        application.intents().scale(application.tribe(), application.ref(), Optional.empty(), 0);
        application.awaitState("stopped");
        application.intents().scale(application.tribe(), application.ref(), Optional.empty(), 2);

        application.awaitReady(2);
        application.awaitState("running");
    }

    @Test
    void aRemovedApplicationLeavesNothingInTheEngine() {
        Scenario application = application();
        application.running(application.release("one"));

        application.intents().remove(application.tribe(), application.ref(), Optional.empty());

        await().untilAsserted(() -> assertThat(engine.environments())
                .filteredOn(id -> id.tribe().equals(application.ref().tribe().value()))
                .allSatisfy(id -> assertThat(engine.observe(id))
                        .noneMatch(seen -> seen.id()
                                .name()
                                .equals(application.ref().application().value()))));
    }

    @Test
    void moreThanThereIsRoomForIsRefusedForCapacity() {
        Scenario application = application();
        Release greedy = application.release(
                "example.test/quotes:1",
                "one",
                score -> score.replace("limits: {memory: 64Mi}", "requests: {cpu: \"900\"}, limits: {cpu: \"900\"}"));

        Verdict verdict = application.verdict(application.roll(greedy));

        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.type()).contains(FaultType.CAPACITY);
        assertThat(verdict.code()).contains("no-room");
    }
}
