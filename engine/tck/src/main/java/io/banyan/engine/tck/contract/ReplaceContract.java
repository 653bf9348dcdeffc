package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.observed.RolloutObservation.Phase;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.RolloutPolicy;
import io.banyan.engine.spec.WorkloadId;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Put another instance in the place of one, by the policy of the rollouts. */
@ResourceLock(Contract.ENGINE)
@Proves(Capability.REPLACE)
public abstract class ReplaceContract extends Contract {

    @Test
    void withASurgeTheOtherOneIsReadyBeforeThatOneLeaves() {
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();
        Set<InstanceId> staying = new HashSet<>(web.livingIds());
        InstanceId replaced = web.living().getFirst().id();
        staying.remove(replaced);

        tck().engine().replace(replaced);
        awaitReplaced(web, replaced, 2, 3);

        assertThat(web.livingIds()).hasSize(2).doesNotContain(replaced).containsAll(staying);
        InstanceObservation ended = ended(web, replaced);
        assertThat(ended.fault()).isEmpty();
        InstanceObservation other = web.living().stream()
                .filter(instance -> !staying.contains(instance.id()))
                .findFirst()
                .orElseThrow();
        assertThat(other.release()).isEqualTo(ended.release());
        assertThat(other.readyAt().orElseThrow()).isBeforeOrEqualTo(endOf(ended));
    }

    @Test
    void withoutASurgeNoMoreAreMissingThanAllowed() {
        RunningService web = scene().service(
                        "web",
                        draft -> draft.replicas(2)
                                .rollout(policy ->
                                        new RolloutPolicy(0, 1, policy.progressDeadline(), Duration.ZERO, false)))
                .awaitComplete();
        InstanceId replaced = web.living().getFirst().id();

        tck().engine().replace(replaced);
        awaitReplaced(web, replaced, 1, 2);
    }

    @Test
    void allInstancesAtOnceAreExchangedByTheSamePolicy() {
        RunningService web = scene().service("web", draft -> draft.replicas(3)).awaitComplete();
        Set<InstanceId> before = web.livingIds();

        before.forEach(instance -> tck().engine().replace(instance));
        before.forEach(instance -> awaitReplaced(web, instance, 3, 4));

        assertThat(web.livingIds()).hasSize(3).doesNotContainAnyElementsOf(before);
    }

    @Test
    void oneThatIsNotReadyIsReplacedToo() {
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();
        InstanceId tired = web.living().getFirst().id();
        web.ask(tired, "/set?ready=false");
        tck().await(
                        "the instance is seen not to be ready",
                        RunningService.SOON,
                        () -> web.instance(tired).orElseThrow().phase(),
                        phase -> phase == InstancePhase.UNREADY);

        tck().engine().replace(tired);
        awaitReplaced(web, tired, 1, 3);

        assertThat(web.ready()).hasSize(2);
    }

    @Test
    void aPausedRolloutDoesNotHoldItBack() {
        RunningService web = scene().service(
                        "web", draft -> draft.replicas(2).rollout(policy -> policy.withPaused(true)))
                .awaitComplete();
        InstanceId replaced = web.living().getFirst().id();

        tck().engine().replace(replaced);
        awaitReplaced(web, replaced, 2, 3);
    }

    @Test
    void theWishOutlivesTheEngine() {
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();
        InstanceId replaced = web.living().getFirst().id();

        tck().engine().replace(replaced);
        tck().underTest().restart();
        tck().engine().apply(web.wanted());

        web.awaitGone(replaced).awaitComplete();
    }

    @Test
    void oneThatIsGoneHasBeenReplaced() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        Set<InstanceId> before = web.livingIds();

        tck().engine().replace(new InstanceId(web.id(), "nobody"));

        tck().throughout(
                        "nothing changes",
                        Duration.ofSeconds(2),
                        web::livingIds,
                        living -> living.equals(before) && web.rollout().phase() == Phase.COMPLETE);
    }

    @Test
    void anInstanceOfNothingIsUnknown() {
        WorkloadId nothing = new WorkloadId(scene().environment(), "nothing");

        assertRefused(FaultCode.UNKNOWN_WORKLOAD, () -> tck().engine().replace(new InstanceId(nothing, "nobody")));
    }

    /** Instances that drain or stop no longer count towards the surge. */
    private void awaitReplaced(RunningService web, InstanceId replaced, int leastReady, int mostStaying) {
        tck().await(
                        replaced + " is replaced",
                        RunningService.SOON,
                        () -> {
                            List<InstanceObservation> living = web.living();
                            assertThat(living)
                                    .filteredOn(instance -> instance.phase() == InstancePhase.READY)
                                    .hasSizeGreaterThanOrEqualTo(leastReady);
                            assertThat(living)
                                    .filteredOn(instance -> instance.phase() != InstancePhase.DRAINING
                                            && instance.phase() != InstancePhase.STOPPING)
                                    .hasSizeLessThanOrEqualTo(mostStaying);
                            return living;
                        },
                        living -> living.stream()
                                        .noneMatch(instance -> instance.id().equals(replaced))
                                && web.rollout().phase() == Phase.COMPLETE);
    }

    private static InstanceObservation ended(RunningService web, InstanceId instance) {
        return web.ended().stream()
                .filter(each -> each.id().equals(instance))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no evidence of " + instance));
    }

    private static Instant endOf(InstanceObservation instance) {
        return instance.containers().getFirst().exit().orElseThrow().at();
    }
}
