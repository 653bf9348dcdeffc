package io.banyan.engine.container.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.spec.RolloutPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ServicePlannerTest {

    record Being(int slot, boolean current, boolean unwanted, Health health) {}

    @Property
    void neverRetiresAReadyInstanceThatThePolicyNeeds(@ForAll("worlds") World world) {
        long readyBefore = world.ready();
        int mayMiss = world.ownedSlots ? Math.max(1, world.policy.maxUnavailable()) : world.policy.maxUnavailable();
        Set<String> retired = retired(world.plan(), Step.Reason.OBSOLETE, Step.Reason.UNWANTED);

        long taken = world.instances.stream()
                .filter(instance -> instance.ready() && retired.contains(instance.name()))
                .count();

        if (taken > 0) {
            assertThat(readyBefore - taken).isGreaterThanOrEqualTo(world.wanted - mayMiss);
        }
    }

    @Property
    void surplusIsTakenFromWhatIsNotReadyFirst(@ForAll("worlds") World world) {
        long readyBefore = world.ready();
        if (!world.ownedSlots) {
            world.carryOut(world.plan());

            assertThat(world.ready())
                    .isGreaterThanOrEqualTo(Math.min(readyBefore, world.wanted - world.policy.maxUnavailable()));
        }
    }

    @Property
    void neverGoesBeyondTheSurge(@ForAll("worlds") World world) {
        int before = world.instances.size();

        world.carryOut(world.plan());

        int limit = world.wanted + (world.ownedSlots ? 0 : world.policy.maxSurge());
        if (!world.ownedSlots) {
            assertThat(world.instances).hasSizeLessThanOrEqualTo(Math.max(before, limit));
        }
        assertThat(world.live()).isLessThanOrEqualTo(Math.max(before, limit));
    }

    @Property
    void neverGivesASlotToTwo(@ForAll("worlds") World world) {
        Set<Integer> taken = world.instances.stream().map(SeenInstance::slot).collect(Collectors.toSet());
        Plan plan = world.plan();

        List<Integer> given = plan.steps().stream()
                .filter(Step.Create.class::isInstance)
                .map(step -> ((Step.Create) step).slot())
                .toList();

        assertThat(given).doesNotHaveDuplicates().noneMatch(taken::contains);
        if (world.ownedSlots) {
            world.carryOut(plan);
            assertThat(world.liveOwners().values()).allMatch(owners -> owners == 1);
        }
    }

    @Property
    void aPlanThatWasCarriedOutAsksForNothingMore(@ForAll("worlds") World world) {
        world.carryOut(world.plan());

        assertThat(world.plan().steps()).isEmpty();
    }

    @Property
    void convergesFromAnyStateWhenInstancesComeUp(@ForAll("worlds") World world) {
        world.overdue = false;
        world.policy = world.policy.withPaused(false);
        int rounds = 0;
        for (; rounds < 60 && !(world.complete() && world.plan().steps().isEmpty()); rounds++) {
            world.carryOut(world.plan());
            world.tick();
        }

        assertThat(world.complete()).isTrue();
        assertThat(world.instances).allMatch(instance -> !world.ownedSlots || instance.slot() < world.wanted);
    }

    @Property
    void aHeldRollRetiresNothingThatIsWithinTheSurge(@ForAll("worlds") World world) {
        world.policy = world.policy.withPaused(true);

        assertThat(retired(world.plan(), Step.Reason.OBSOLETE)).isEmpty();
    }

    @Property
    void neverRetiresWhatWasFoundAgainBeforeItAnswered(@ForAll("worlds") World world) {
        Set<String> retired = retired(world.plan(), Step.Reason.OBSOLETE, Step.Reason.UNWANTED);

        assertThat(world.instances)
                .noneMatch(instance -> instance.health() == Health.UNKNOWN && retired.contains(instance.name()));
    }

    @Property
    void whatIsUnwantedIsExchangedThoughTheRollIsHeld(@ForAll("worlds") World world) {
        world.overdue = false;
        world.policy = world.policy.withPaused(true);
        world.instances.removeIf(instance -> instance.slot() >= world.wanted);
        world.instances.replaceAll(instance -> new SeenInstance(
                instance.name(),
                instance.slot(),
                true,
                instance.unwanted(),
                Health.READY,
                Optional.of(world.now),
                world.now));
        for (int round = 0; round < 60; round++) {
            world.carryOut(world.plan());
            world.tick();
        }

        assertThat(world.instances).hasSize(world.wanted).noneMatch(SeenInstance::unwanted);
    }

    @Test
    void anotherOneIsReadyBeforeTheUnwantedOneLeaves() {
        World world = new World(1, RolloutPolicy.DEFAULT, false);
        world.add(0, true, true, Health.READY);

        world.carryOut(world.plan());
        assertThat(world.instances).extracting(SeenInstance::health).containsExactly(Health.READY, Health.STARTING);

        world.tick();
        world.carryOut(world.plan());
        assertThat(world.instances).extracting(SeenInstance::health).containsExactly(Health.LEAVING, Health.READY);
    }

    @Test
    void theUnwantedOwnerOfVolumesLeavesFirst() {
        World world = new World(1, RolloutPolicy.DEFAULT, true);
        world.add(0, true, true, Health.READY);

        world.carryOut(world.plan());
        assertThat(world.instances).extracting(SeenInstance::health).containsExactly(Health.LEAVING);

        world.tick();
        world.carryOut(world.plan());
        assertThat(world.instances).extracting(SeenInstance::unwanted).containsExactly(false);
    }

    private static Set<String> retired(Plan plan, Step.Reason... reasons) {
        return plan.steps().stream()
                .filter(step ->
                        step instanceof Step.Retire retire && List.of(reasons).contains(retire.reason()))
                .map(step -> ((Step.Retire) step).instance())
                .collect(Collectors.toSet());
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<Being> beings = Combinators.combine(
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false, false),
                        Arbitraries.of(Health.class))
                .as(Being::new);
        Arbitrary<RolloutPolicy> policies = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(0, 3),
                        Arbitraries.of(true, false))
                .as((surge, unavailable, minReady, paused) -> new RolloutPolicy(
                        surge + (surge + unavailable == 0 ? 1 : 0),
                        unavailable,
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(minReady),
                        paused));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        policies,
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        beings.list().ofMaxSize(9))
                .as((wanted, policy, ownedSlots, overdue, formerKnown, found) -> {
                    World world = new World(wanted, policy, ownedSlots);
                    world.overdue = overdue;
                    world.formerKnown = formerKnown;
                    List<Being> unique = new ArrayList<>(found);
                    unique.forEach(being -> world.add(being.slot(), being.current(), being.unwanted(), being.health()));
                    return world;
                });
    }
}
