package io.banyan.engine.container.plan;

import io.banyan.engine.spec.RolloutPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the decision depends on.
 *
 * @param wanted number of instances
 * @param ownedSlots whether slots have volumes: then an instance of a slot starts only when the one before has gone
 * @param overdue whether the roll has missed its deadline
 * @param createNotBefore instances of the current release may not be created before, because earlier ones failed
 * @param formerKnown whether instances of the release before can still be created
 */
public record Situation(
        int wanted,
        RolloutPolicy policy,
        boolean ownedSlots,
        boolean overdue,
        Optional<Instant> createNotBefore,
        boolean formerKnown,
        List<SeenInstance> instances) {
    public Situation {
        instances = List.copyOf(instances);
    }

    /** Whether instances are not exchanged for now. */
    boolean held() {
        return policy.paused() || overdue;
    }

    boolean mayCreate(Instant now) {
        return createNotBefore.map(instant -> !instant.isAfter(now)).orElse(true);
    }

    List<SeenInstance> live() {
        return instances.stream().filter(SeenInstance::live).toList();
    }
}
