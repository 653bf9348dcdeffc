package io.banyan.engine.container.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plans for services.
 *
 * <p>The arithmetic of rolling is that of Kubernetes' Deployments (its rolling.go): at most {@code wanted + maxSurge}
 * instances, at least {@code wanted - maxUnavailable} of them ready. Stricter than there, instances that are leaving count
 * for the former until they have gone.
 * Where slots own volumes, an instance is stopped before its successor starts, so that at least one may be missing
 * whatever the policy says.
 */
public final class ServicePlanner {
    private ServicePlanner() {}

    public static Plan plan(Situation situation, Instant now) {
        List<Step> steps =
                situation.ownedSlots() ? OwnedSlots.steps(situation, now) : SharedSlots.steps(situation, now);
        return new Plan(steps, lookAgainAt(situation, now));
    }

    private static Optional<Instant> lookAgainAt(Situation situation, Instant now) {
        Stream<Instant> proofs = situation.live().stream()
                .filter(SeenInstance::current)
                .flatMap(instance -> instance.readyAt().stream())
                .map(readyAt -> readyAt.plus(situation.policy().minReady()));
        Stream<Instant> deadlines = situation.live().stream()
                .filter(instance -> instance.current() && instance.health() == Health.STARTING)
                .map(instance -> instance.createdAt().plus(situation.policy().progressDeadline()));
        return Stream.of(proofs, deadlines, situation.createNotBefore().stream())
                .flatMap(instants -> instants)
                .filter(instant -> instant.isAfter(now))
                .min(Instant::compareTo);
    }
}
