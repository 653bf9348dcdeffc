package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.observed.ProbeAnswer;
import io.banyan.engine.observed.RolloutObservation;
import io.banyan.engine.observed.RolloutObservation.Phase;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.RolloutPolicy;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Replace instances within surge and unavailability limits, with deadline, pause and abort. */
@Proves(Capability.ROLLING_UPDATE)
public abstract class RollingUpdateContract extends Contract {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Set<FaultCode> CRASHES =
            Set.of(FaultCode.CRASHED_AT_START, FaultCode.CRASHED, FaultCode.CRASH_LOOP);

    @Test
    void aRollEndsWithNothingButTheNewRelease() {
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();

        web.change(draft -> draft.release("r2")).awaitComplete();

        assertThat(web.living())
                .hasSize(2)
                .allMatch(instance -> instance.release().value().equals("r2"))
                .allMatch(instance -> instance.generation() == 2);
        assertThat(web.rollout().obsolete()).isZero();
        assertThat(web.rollout().updatedReady()).isEqualTo(2);
    }

    @Test
    void aRollWithASurgeNeverHasFewerReadyInstancesThanWantedNorMoreThanTheSurgeAllows() {
        RunningService web = scene().service("web", draft -> draft.replicas(3)).awaitComplete();

        web.change(draft -> draft.release("r2"));

        assertNeverOutside(web, 3, 4);
    }

    @Test
    void aRollWithoutASurgeMissesNoMoreInstancesThanAllowed() {
        RunningService web = scene().service(
                        "web",
                        draft -> draft.replicas(3)
                                .rollout(policy ->
                                        new RolloutPolicy(0, 1, policy.progressDeadline(), Duration.ZERO, false)))
                .awaitComplete();

        web.change(draft -> draft.release("r2"));

        assertNeverOutside(web, 2, 3);
    }

    @Test
    void aReleaseThatCrashesAtStartFailsAtItsDeadlineAndWhatServesStays() {
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();
        Set<InstanceId> old = web.livingIds();

        web.change(draft -> draft.release("r2").set("EXIT_CODE", "3").rollout(RollingUpdateContract::quick));
        awaitPhase(web, Phase.DEADLINE_EXCEEDED);

        assertThat(web.ready()).extracting(InstanceObservation::id).containsAll(old);
        tck().await(
                        "the obstacle is the crash",
                        RunningService.SOON,
                        () -> web.rollout().obstacle(),
                        obstacle -> obstacle.map(Fault::code)
                                .filter(CRASHES::contains)
                                .isPresent());
        assertThat(web.ended())
                .filteredOn(instance -> instance.release().value().equals("r2"))
                .isNotEmpty()
                .allSatisfy(instance -> assertThat(
                                instance.containers().getFirst().exit())
                        .hasValueSatisfying(exit -> assertThat(exit.code()).isEqualTo(3)));

        web.change(draft ->
                        draft.release("r3").set("EXIT_CODE", "").rollout(policy -> policy.withProgressDeadline(LONG)))
                .awaitComplete();
    }

    @Test
    void aReleaseThatNeverTurnsReadyFailsAtItsDeadlineAndShowsTheProbesAnswer() {
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();
        Set<InstanceId> old = web.livingIds();

        web.change(draft -> draft.release("r2").set("READY", "false").rollout(RollingUpdateContract::quick));
        awaitPhase(web, Phase.DEADLINE_EXCEEDED);

        assertThat(web.ready()).extracting(InstanceObservation::id).containsExactlyInAnyOrderElementsOf(old);
        assertThat(web.rollout().obstacle())
                .hasValueSatisfying(
                        fault -> assertThat(fault.code()).isIn(FaultCode.NEVER_READY, FaultCode.DEADLINE_EXCEEDED));
        assertThat(web.observe().instances())
                .filteredOn(instance -> instance.release().value().equals("r2"))
                .isNotEmpty()
                .allSatisfy(instance -> assertThat(instance.lastProbe()).hasValueSatisfying(this::isUnhealthy));

        web.change(draft ->
                        draft.release("r1").set("READY", "true").rollout(policy -> policy.withProgressDeadline(LONG)))
                .awaitComplete();
    }

    @Test
    void aPausedRollHoldsWhereItIsAndGoesOnWhenItMay() {
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();
        Set<InstanceId> old = web.livingIds();

        web.change(draft -> draft.release("r2").rollout(policy -> policy.withPaused(true)));
        awaitPhase(web, Phase.PAUSED);
        tck().throughout(
                        "the old instances serve on",
                        Duration.ofSeconds(2),
                        web::ready,
                        ready -> ready.stream()
                                .map(InstanceObservation::id)
                                .toList()
                                .containsAll(old));

        web.change(draft -> draft.rollout(policy -> policy.withPaused(false))).awaitComplete();
        assertThat(web.livingIds()).doesNotContainAnyElementsOf(old);
    }

    @Test
    void aRollIsAbortedByApplyingTheReleaseBefore() {
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();
        Set<InstanceId> old = web.livingIds();
        web.change(draft -> draft.release("r2").set("READY", "false"));
        tck().await(
                        "an instance of the new release exists",
                        RunningService.SOON,
                        web::living,
                        living -> living.size() > 2);

        web.change(draft -> draft.release("r1").set("READY", "true"));
        List<RolloutObservation> seen = watchToTheEnd(web);

        assertThat(seen).allMatch(rollout -> rollout.ready() >= 2);
        assertThat(web.living())
                .hasSize(2)
                .allMatch(instance -> instance.release().value().equals("r1"));
        assertThat(old).hasSize(2);
    }

    @Test
    void anotherRestartTokenExchangesAllInstancesOfTheSameRelease() {
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();
        Set<InstanceId> old = web.livingIds();

        web.change(draft -> draft.restartToken("again"));
        List<RolloutObservation> seen = watchToTheEnd(web);

        assertThat(seen).allMatch(rollout -> rollout.ready() >= 2);
        assertThat(web.livingIds()).hasSize(2).doesNotContainAnyElementsOf(old);
    }

    @Test
    void anInstanceCountsOnlyAfterItWasReadyLongEnough() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();

        Duration minReady = Duration.ofSeconds(3);
        web.change(draft -> draft.release("r2")
                .rollout(policy -> new RolloutPolicy(1, 0, policy.progressDeadline(), minReady, false)));
        List<RolloutObservation> seen = watchToTheEnd(web);

        assertThat(seen).allMatch(rollout -> rollout.ready() >= 1);
        Instant readyAt = web.living().getFirst().readyAt().orElseThrow();
        assertThat(Duration.between(readyAt, tck().now())).isGreaterThanOrEqualTo(minReady);
    }

    private static RolloutPolicy quick(RolloutPolicy policy) {
        return policy.withProgressDeadline(Duration.ofSeconds(6));
    }

    private void isUnhealthy(ProbeAnswer answer) {
        assertThat(answer.healthy()).isFalse();
        assertThat(answer.probe()).isEqualTo("readiness");
        assertThat(answer.detail()).contains("503");
    }

    /** Instances that drain or stop no longer count towards the surge. */
    private void assertNeverOutside(RunningService web, int leastReady, int mostStaying) {
        tck().await(
                        "the roll is complete",
                        LONG,
                        () -> {
                            List<InstanceObservation> living = web.living();
                            assertThat(living)
                                    .filteredOn(instance -> instance.phase() != InstancePhase.DRAINING
                                            && instance.phase() != InstancePhase.STOPPING)
                                    .hasSizeLessThanOrEqualTo(mostStaying);
                            assertThat(living)
                                    .filteredOn(instance -> instance.phase() == InstancePhase.READY)
                                    .hasSizeGreaterThanOrEqualTo(leastReady);
                            assertThat(living.stream()
                                            .map(InstanceObservation::slot)
                                            .distinct())
                                    .as("one owner per slot")
                                    .hasSameSizeAs(living);
                            return web.rollout();
                        },
                        rollout -> rollout.phase() == Phase.COMPLETE && rollout.obsolete() == 0);
    }

    private List<RolloutObservation> watchToTheEnd(RunningService web) {
        List<RolloutObservation> seen = new ArrayList<>();
        tck().await(
                        "the roll is complete",
                        LONG,
                        () -> {
                            RolloutObservation now = web.rollout();
                            seen.add(now);
                            return now;
                        },
                        now -> now.phase() == Phase.COMPLETE);
        return seen;
    }

    private void awaitPhase(RunningService web, Phase phase) {
        tck().await("the roll is " + phase, LONG, web::rollout, rollout -> rollout.phase() == phase);
    }
}
