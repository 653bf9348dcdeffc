package io.banyan.engine.container;

import static io.banyan.engine.container.EngineOnPodman.id;
import static io.banyan.engine.container.EngineOnPodman.idle;
import static io.banyan.engine.container.EngineOnPodman.readyWhen;
import static io.banyan.engine.container.EngineOnPodman.service;
import static io.banyan.engine.container.EngineOnPodman.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.banyan.engine.EngineException;
import io.banyan.engine.FaultCode;
import io.banyan.engine.StaleGenerationException;
import io.banyan.engine.observed.Exit;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.observed.RolloutObservation;
import io.banyan.engine.observed.WorkloadObservation;
import io.banyan.engine.spec.EnvironmentSpec;
import io.banyan.engine.spec.RolloutPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("containers")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ServicesOnPodmanTest {
    @TempDir
    private Path home;

    private EngineOnPodman machine;

    @BeforeEach
    void open() {
        machine = new EngineOnPodman(home);
        machine.prepare();
    }

    @AfterEach
    void cleanUp() {
        machine.cleanUp();
    }

    @Test
    void runsAsManyInstancesAsWanted() {
        machine.engine().apply(service("quotes", 1, "r1", 2, idle("hello")));

        WorkloadObservation seen = machine.awaitComplete("quotes");

        assertThat(seen.generation()).isEqualTo(1);
        assertThat(machine.ready("quotes"))
                .hasSize(2)
                .allMatch(instance -> instance.release().value().equals("r1"));
        assertThat(machine.dataPath.serving()).hasSize(2);
    }

    @Test
    void applyingTheSameAgainChangesNothing() {
        machine.engine().apply(service("quotes", 1, "r1", 1, idle("hello")));
        machine.awaitComplete("quotes");
        Set<String> before = names(machine.ready("quotes"));

        machine.engine().apply(service("quotes", 1, "r1", 1, idle("hello")));
        machine.engine().apply(service("quotes", 2, "r1", 1, idle("hello")));

        assertThat(names(machine.awaitComplete("quotes").instances())).isEqualTo(before);
    }

    @Test
    void refusesOlderGenerationsAlsoAfterARestartAndARemoval() {
        machine.engine().apply(service("quotes", 5, "r1", 1, idle("hello")));

        assertThatThrownBy(() -> machine.engine().apply(service("quotes", 4, "r0", 1, idle("old"))))
                .isInstanceOf(StaleGenerationException.class);
        assertThatThrownBy(() -> machine.engine().apply(service("quotes", 5, "r1", 1, idle("other"))))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.fault().code()).isEqualTo(FaultCode.INVALID_SPECIFICATION));
        machine.restart();
        assertThatThrownBy(() -> machine.engine().apply(service("quotes", 4, "r0", 1, idle("old"))))
                .isInstanceOf(StaleGenerationException.class);
        machine.engine().remove(id("quotes"), 6);
        assertThatThrownBy(() -> machine.engine().apply(service("quotes", 6, "r1", 1, idle("hello"))))
                .isInstanceOf(StaleGenerationException.class);
    }

    @Test
    void scalesUpDownToZeroAndBackWithoutExchangingInstances() {
        machine.engine().apply(service("quotes", 1, "r1", 2, idle("hello")));
        machine.awaitComplete("quotes");
        Set<String> first = names(machine.ready("quotes"));

        machine.engine().apply(service("quotes", 2, "r1", 3, idle("hello")));
        machine.awaitComplete("quotes");
        assertThat(names(machine.ready("quotes"))).hasSize(3).containsAll(first);

        machine.engine().apply(service("quotes", 3, "r1", 0, idle("hello")));
        machine.awaitComplete("quotes");
        await().atMost(Duration.ofSeconds(10)).until(() -> machine.containers().isEmpty());

        machine.engine().apply(service("quotes", 4, "r1", 1, idle("hello")));
        machine.awaitComplete("quotes");
        assertThat(machine.ready("quotes")).hasSize(1);
    }

    @Test
    void rollsToAnotherReleaseWithoutFallingBelowTheWantedNumber() {
        machine.engine().apply(service("quotes", 1, "r1", 2, idle("one")));
        machine.awaitComplete("quotes");

        machine.engine().apply(service("quotes", 2, "r2", 2, idle("two")));
        WorkloadObservation seen = machine.awaitThat("quotes", observed -> {
            assertThat(machine.dataPath.serving()).hasSizeGreaterThanOrEqualTo(2);
            return observed.rollout().orElseThrow().phase() == RolloutObservation.Phase.COMPLETE;
        });

        assertThat(seen.instances())
                .filteredOn(instance -> instance.phase() == InstancePhase.READY)
                .hasSize(2)
                .allMatch(instance -> instance.release().value().equals("r2"));
    }

    @Test
    void replacesAnInstanceThatWasKilledAtOnce() {
        machine.engine().apply(service("quotes", 1, "r1", 2, idle("hello")));
        machine.awaitComplete("quotes");
        InstanceObservation victim = machine.ready("quotes").getFirst();

        long killed = System.nanoTime();
        machine.kill(victim);
        machine.awaitThat(
                "quotes",
                seen -> machine.dataPath.calls.contains("gone " + victim.id().name()));
        long noticed = System.nanoTime();
        machine.awaitThat("quotes", seen -> machine.ready("quotes").size() == 2);
        long healed = System.nanoTime();

        System.out.printf(
                "noticed after %d ms, healed after %d ms%n",
                (noticed - killed) / 1_000_000, (healed - killed) / 1_000_000);
        InstanceObservation dead = machine.find("quotes", victim.id().name());
        assertThat(dead.phase()).isEqualTo(InstancePhase.EXITED);
        assertThat(dead.fault().orElseThrow().code()).isEqualTo(FaultCode.CRASHED);
        assertThat(dead.containers().getFirst().exit().orElseThrow().code()).isEqualTo(137);
    }

    @Test
    void aReleaseThatCrashesNeverTakesTheOldOnesPlace() {
        machine.engine().apply(service("quotes", 1, "good", 2, idle("good")));
        machine.awaitComplete("quotes");
        Set<String> good = names(machine.ready("quotes"));

        RolloutPolicy policy = RolloutPolicy.DEFAULT.withProgressDeadline(Duration.ofSeconds(4));
        machine.engine().apply(service("quotes", 2, "bad", 2, policy, readyWhen(shell("echo oops; exit 3"), "false")));
        WorkloadObservation seen = machine.awaitThat(
                "quotes",
                observed -> observed.rollout().orElseThrow().phase() == RolloutObservation.Phase.DEADLINE_EXCEEDED);

        assertThat(names(machine.ready("quotes"))).isEqualTo(good);
        assertThat(seen.rollout().orElseThrow().obstacle().orElseThrow().code())
                .isIn(FaultCode.CRASH_LOOP, FaultCode.CRASHED_AT_START);
        assertThat(seen.instances())
                .filteredOn(instance -> instance.release().value().equals("bad"))
                .isNotEmpty()
                .anyMatch(instance -> instance.containers()
                        .getFirst()
                        .exit()
                        .map(Exit::code)
                        .filter(code -> code == 3)
                        .isPresent());
    }

    @Test
    void aReleaseThatIsNeverReadyIsStoppedAtTheDeadline() {
        machine.engine().apply(service("quotes", 1, "good", 1, idle("good")));
        machine.awaitComplete("quotes");

        RolloutPolicy policy = RolloutPolicy.DEFAULT.withProgressDeadline(Duration.ofSeconds(2));
        machine.engine().apply(service("quotes", 2, "bad", 1, policy, readyWhen(idle("bad"), "exit 1")));
        WorkloadObservation seen = machine.awaitThat(
                "quotes",
                observed -> observed.instances().stream()
                        .anyMatch(instance ->
                                instance.release().value().equals("bad") && instance.phase() == InstancePhase.EXITED));

        assertThat(seen.rollout().orElseThrow().phase()).isEqualTo(RolloutObservation.Phase.DEADLINE_EXCEEDED);
        assertThat(machine.ready("quotes"))
                .hasSize(1)
                .allMatch(instance -> instance.release().value().equals("good"));
        machine.engine().apply(service("quotes", 3, "good", 1, idle("good")));
        machine.awaitComplete("quotes");
        assertThat(machine.ready("quotes")).hasSize(1);
    }

    @Test
    void aClockThatIsSetForthByAnHourMakesNoRollMissItsDeadline() {
        RolloutPolicy policy = new RolloutPolicy(1, 0, Duration.ofSeconds(30), Duration.ofSeconds(1), false);
        machine.engine().apply(service("quotes", 1, "r1", 1, policy, idle("one")));
        machine.awaitComplete("quotes");
        machine.engine().apply(service("quotes", 2, "r2", 1, policy, idle("two")));

        machine.clock.set(Duration.ofHours(1));
        machine.awaitThat("quotes", seen -> {
            assertThat(phase(seen)).isNotEqualTo(RolloutObservation.Phase.DEADLINE_EXCEEDED);
            return phase(seen) == RolloutObservation.Phase.COMPLETE;
        });

        assertThat(machine.observe("quotes").instances())
                .noneMatch(instance -> instance.fault().isPresent());
    }

    @Test
    void aClockThatIsSetBackByAnHourMakesNoDeadlineLater() {
        RolloutPolicy policy = RolloutPolicy.DEFAULT.withProgressDeadline(Duration.ofSeconds(3));
        machine.engine().apply(service("quotes", 1, "r1", 1, policy, readyWhen(idle("never"), "false")));

        machine.clock.set(Duration.ofHours(-1));

        machine.awaitThat("quotes", seen -> phase(seen) == RolloutObservation.Phase.DEADLINE_EXCEEDED);
    }

    private static RolloutObservation.Phase phase(WorkloadObservation seen) {
        return seen.rollout().orElseThrow().phase();
    }

    @Test
    void takesOverWhatItFindsAfterARestart() {
        machine.engine().apply(service("quotes", 1, "r1", 2, idle("hello")));
        machine.awaitComplete("quotes");
        Set<String> before = names(machine.ready("quotes"));

        machine.restart();
        assertThat(machine.containers()).hasSize(2);
        machine.engine().applyEnvironment(EnvironmentSpec.of(EngineOnPodman.ENVIRONMENT, 1));
        machine.engine().apply(service("quotes", 1, "r1", 2, idle("hello")));
        machine.awaitComplete("quotes");

        assertThat(names(machine.ready("quotes"))).isEqualTo(before);
    }

    @Test
    void sweepsWhatNobodyWantsAfterARestart() {
        machine.engine().apply(service("quotes", 1, "r1", 1, idle("hello")));
        machine.awaitComplete("quotes");

        machine.restart();
        machine.engine().sweep(Set.of(id("quotes")));
        assertThat(machine.containers()).hasSize(1);
        machine.engine().sweep(Set.of());

        await().atMost(Duration.ofSeconds(15)).until(() -> machine.containers().isEmpty());
    }

    @Test
    void removesGracefullyAndForgets() {
        machine.engine().apply(service("quotes", 1, "r1", 1, idle("hello")));
        machine.awaitComplete("quotes");

        machine.engine().remove(id("quotes"), 2);
        await().atMost(Duration.ofSeconds(15)).until(() -> machine.containers().isEmpty());

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThatThrownBy(() -> machine.observe("quotes"))
                        .isInstanceOfSatisfying(
                                EngineException.class,
                                e -> assertThat(e.fault().code()).isEqualTo(FaultCode.UNKNOWN_WORKLOAD)));
        assertThat(machine.dataPath.calls).contains("serviceGone wealth/dev/quotes");
    }

    private static Set<String> names(List<InstanceObservation> instances) {
        return instances.stream().map(instance -> instance.id().name()).collect(Collectors.toSet());
    }
}
