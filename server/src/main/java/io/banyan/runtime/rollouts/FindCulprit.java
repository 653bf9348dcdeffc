package io.banyan.runtime.rollouts;

import io.banyan.engine.observed.Exit;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The instance that tells best why a roll does not go on: one that ended before one that runs without being ready, and of
 * those the newest.
 */
final class FindCulprit {
    private FindCulprit() {}

    static Optional<InstanceObservation> in(List<InstanceObservation> instances, String release) {
        return instances.stream()
                .filter(instance -> instance.release().value().equals(release))
                .filter(Predicate.not(FindCulprit::well))
                .max(Comparator.<InstanceObservation>comparingInt(FindCulprit::telling)
                        .thenComparing(InstanceObservation::createdAt)
                        .thenComparing(InstanceObservation::id));
    }

    private static boolean well(InstanceObservation instance) {
        return instance.phase() == InstancePhase.READY
                || (instance.fault().isEmpty()
                        && (instance.phase() == InstancePhase.DRAINING || instance.phase() == InstancePhase.STOPPING));
    }

    private static int telling(InstanceObservation instance) {
        if (exit(instance).isPresent() && instance.fault().isPresent()) {
            return 3;
        }
        return instance.fault().isPresent() ? 2 : exit(instance).isPresent() ? 1 : 0;
    }

    /** How the container that ended worst ended. */
    static Optional<Exit> exit(InstanceObservation instance) {
        return instance.containers().stream()
                .flatMap(container -> container.exit().stream())
                .max(Comparator.<Exit>comparingInt(exit -> exit.outOfMemory() ? 2 : exit.code() == 0 ? 0 : 1)
                        .thenComparing(Exit::at));
    }
}
