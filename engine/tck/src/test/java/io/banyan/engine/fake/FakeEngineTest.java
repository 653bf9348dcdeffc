package io.banyan.engine.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.engine.Capability;
import io.banyan.engine.Engine;
import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.observed.RolloutObservation;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.EnvironmentSpec;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.ReleaseId;
import io.banyan.engine.spec.RolloutPolicy;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.StopPolicy;
import io.banyan.engine.spec.Workload;
import io.banyan.engine.spec.WorkloadId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeEngineTest {
    private static final EnvironmentId DEV = new EnvironmentId("wealth", "dev");
    private static final WorkloadId QUOTES = new WorkloadId(DEV, "quotes");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-05T08:00:00Z"));
    private final FakeEngine engine = FakeEngine.handCranked(clock, Program.STEADY);
    private final FakeControls controls = engine.controls();

    @BeforeEach
    void anEnvironment() {
        engine.applyEnvironment(EnvironmentSpec.of(DEV, 1));
    }

    @Test
    void nothingMovesUntilItIsCranked() {
        engine.apply(quotes(1, "r1", 3));

        assertThat(engine.observe(QUOTES).instances()).isEmpty();

        controls.crank();
        assertThat(phases()).containsOnly(InstancePhase.READY).hasSize(3);
        assertThat(rollout().phase()).isEqualTo(RolloutObservation.Phase.COMPLETE);
    }

    @Test
    void aRollNeverHasFewerReadyInstancesThanItsPolicyAllows() {
        controls.faults().startDelay(Duration.ofSeconds(3));
        engine.apply(quotes(1, "r1", 3));
        controls.advance(Duration.ofSeconds(5));
        engine.apply(quotes(2, "r2", 3));

        for (int step = 0; step < 200 && rollout().phase() != RolloutObservation.Phase.COMPLETE; step++) {
            assertThat(rollout().ready()).isGreaterThanOrEqualTo(3);
            assertThat(living()).hasSizeLessThanOrEqualTo(4);
            controls.advance(Duration.ofMillis(100));
        }
        assertThat(living()).hasSize(3).allMatch(instance -> instance.release().equals(new ReleaseId("r2")));
    }

    @Test
    void aReleaseThatCrashesAtStartStopsAtItsDeadlineAndTheOldOneServesOn() {
        engine.apply(quotes(1, "r1", 3));
        controls.advance(Duration.ofSeconds(1));
        controls.faults().crashAtStart(new ReleaseId("r2"), 3);
        engine.apply(quotes(2, "r2", 3));
        controls.advance(Duration.ofMinutes(5));

        assertThat(rollout().phase()).isEqualTo(RolloutObservation.Phase.DEADLINE_EXCEEDED);
        assertThat(rollout().ready()).isEqualTo(3);
        assertThat(rollout().obstacle()).map(Fault::code).hasValue(FaultCode.CRASH_LOOP);
        assertThat(engine.observe(QUOTES).instances())
                .filteredOn(instance -> instance.phase() == InstancePhase.EXITED)
                .allSatisfy(instance -> assertThat(
                                instance.containers().getFirst().exit())
                        .hasValueSatisfying(exit -> assertThat(exit.code()).isEqualTo(3)));
    }

    @Test
    void aKilledInstanceIsReplacedAtOnceAndOneThatKeepsDyingWaitsLongerEachTime() {
        engine.apply(quotes(1, "r1", 1));
        controls.crank();
        InstanceId first = living().getFirst().id();

        controls.killInstance(first);
        controls.crank();
        assertThat(living()).hasSize(1);
        InstanceId second = living().getFirst().id();
        assertThat(second).isNotEqualTo(first);

        controls.killInstance(second);
        controls.advance(Duration.ofMillis(1900));
        assertThat(living()).isEmpty();
        controls.advance(Duration.ofMillis(200));
        assertThat(living()).hasSize(1);
    }

    @Test
    void deathForMemoryIsToldApartFromACrash() {
        engine.apply(quotes(1, "r1", 2));
        controls.crank();
        controls.outOfMemory(living().get(0).id());
        controls.crank();

        assertThat(engine.observe(QUOTES).instances())
                .filteredOn(instance -> instance.phase() == InstancePhase.EXITED)
                .singleElement()
                .satisfies(instance ->
                        assertThat(instance.fault()).map(Fault::code).hasValue(FaultCode.OUT_OF_MEMORY));
    }

    @Test
    void aFaultyImageLeavesInstancesPendingWithTheReason() {
        controls.faults().failImage("image", FaultCode.IMAGE_NOT_FOUND);
        engine.apply(quotes(1, "r1", 1));
        controls.crank();

        assertThat(phases()).containsExactly(InstancePhase.PENDING);
        assertThat(rollout().obstacle()).map(Fault::code).hasValue(FaultCode.IMAGE_NOT_FOUND);
    }

    @Test
    void anUnreachableEngineAnswersNothingButGoesOn() {
        engine.apply(quotes(1, "r1", 1));
        controls.faults().unreachable(true);

        assertThatThrownBy(() -> engine.observe(QUOTES))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refused -> assertThat(refused.fault().code()).isEqualTo(FaultCode.ENGINE_UNREACHABLE));

        controls.crank();
        controls.faults().unreachable(false);
        assertThat(phases()).containsExactly(InstancePhase.READY);
    }

    @Test
    void anEngineThatClaimsLessRefusesTheRest() {
        FakeEngine poor = engine.claiming(Set.of(Capability.WORKLOADS));

        assertThatThrownBy(() -> poor.apply(new Workload.Job(
                        QUOTES,
                        1,
                        new ReleaseId("r1"),
                        List.of(ContainerSpec.of("main", "image")),
                        0,
                        Duration.ofMinutes(1),
                        StopPolicy.DEFAULT)))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refused -> assertThat(refused.fault().code()).isEqualTo(FaultCode.CAPABILITY_NOT_SUPPORTED));
    }

    @Test
    void anAutomaticEngineMovesByItself() {
        try (Engine automatic = FakeEngine.automatic(Program.STEADY)) {
            automatic.applyEnvironment(EnvironmentSpec.of(DEV, 1));
            automatic.apply(quotes(1, "r1", 2));

            Awaitility.await()
                    .until(() ->
                            automatic.observe(QUOTES).rollout().orElseThrow().phase()
                                    == RolloutObservation.Phase.COMPLETE);
        }
    }

    @Test
    void aChangeOfOneAmongTenThousandWorkloadsStepsOnlyThatOne() {
        for (int number = 0; number < 10_000; number++) {
            engine.apply(service(new WorkloadId(DEV, "w" + number), 1, "r1", 1));
        }
        controls.crank();
        assertThat(engine.observe(DEV)).hasSize(10_000);

        WorkloadId one = new WorkloadId(DEV, "w77");
        engine.apply(service(one, 2, "r2", 1));
        assertThat(controls.crank()).isLessThan(20);
        controls.advance(Duration.ofSeconds(1));
        assertThat(engine.observe(one).rollout())
                .map(RolloutObservation::phase)
                .hasValue(RolloutObservation.Phase.COMPLETE);
    }

    private List<InstanceObservation> living() {
        return engine.observe(QUOTES).instances().stream()
                .filter(instance -> instance.phase() != InstancePhase.EXITED)
                .toList();
    }

    private List<InstancePhase> phases() {
        return engine.observe(QUOTES).instances().stream()
                .map(InstanceObservation::phase)
                .toList();
    }

    private RolloutObservation rollout() {
        return engine.observe(QUOTES).rollout().orElseThrow();
    }

    private static Workload quotes(long generation, String release, int replicas) {
        return service(QUOTES, generation, release, replicas);
    }

    private static Workload service(WorkloadId id, long generation, String release, int replicas) {
        return new Workload.Service(
                id,
                generation,
                new ReleaseId(release),
                List.of(ContainerSpec.of("main", "image")),
                List.of(ServicePort.http(80, 8080)),
                replicas,
                RolloutPolicy.DEFAULT,
                StopPolicy.DEFAULT,
                "");
    }
}
