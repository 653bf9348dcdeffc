package io.banyan.engine.container.plan;

import io.banyan.engine.spec.RolloutPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Instances that do what plans say, at once; a tick lets every one of them take its next step. */
final class World {
    Instant now = Instant.parse("2026-01-05T01:30:00Z");
    int wanted;
    RolloutPolicy policy;
    boolean ownedSlots;
    boolean overdue;
    boolean formerKnown;
    Optional<Instant> createNotBefore = Optional.empty();
    final List<SeenInstance> instances = new ArrayList<>();
    private int names;

    World(int wanted, RolloutPolicy policy, boolean ownedSlots) {
        this.wanted = wanted;
        this.policy = policy;
        this.ownedSlots = ownedSlots;
    }

    void add(int slot, boolean current, boolean unwanted, Health health) {
        Optional<Instant> readyAt = health == Health.READY ? Optional.of(now) : Optional.empty();
        instances.add(new SeenInstance("i" + names++, slot, current, unwanted, health, readyAt, now));
    }

    Situation situation() {
        return new Situation(wanted, policy, ownedSlots, overdue, createNotBefore, formerKnown, instances);
    }

    Plan plan() {
        return ServicePlanner.plan(situation(), now);
    }

    void carryOut(Plan plan) {
        for (Step step : plan.steps()) {
            switch (step) {
                case Step.Create create -> add(create.slot(), !create.former(), false, Health.STARTING);
                case Step.Retire retire ->
                    instances.replaceAll(instance ->
                            instance.name().equals(retire.instance()) ? with(instance, Health.LEAVING) : instance);
            }
        }
    }

    /** Time passes; what leaves has gone, what starts or flapped is ready, what was unknown is found out. */
    void tick() {
        now = now.plus(Duration.ofSeconds(5));
        instances.removeIf(instance -> instance.health() == Health.LEAVING);
        instances.replaceAll(instance -> instance.ready() ? instance : with(instance, Health.READY));
    }

    long ready() {
        return instances.stream().filter(SeenInstance::ready).count();
    }

    long live() {
        return instances.stream().filter(SeenInstance::live).count();
    }

    boolean complete() {
        return live() == wanted
                && instances.size() == wanted
                && instances.stream()
                        .allMatch(instance -> instance.current() && instance.ready() && !instance.unwanted());
    }

    Map<Integer, Integer> liveOwners() {
        Map<Integer, Integer> owners = new HashMap<>();
        instances.stream()
                .filter(SeenInstance::live)
                .forEach(instance -> owners.merge(instance.slot(), 1, Integer::sum));
        return owners;
    }

    private SeenInstance with(SeenInstance instance, Health health) {
        Optional<Instant> readyAt = health == Health.READY ? Optional.of(now) : Optional.empty();
        return new SeenInstance(
                instance.name(),
                instance.slot(),
                instance.current(),
                instance.unwanted(),
                health,
                readyAt,
                instance.createdAt());
    }
}
