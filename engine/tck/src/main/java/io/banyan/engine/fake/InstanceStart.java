package io.banyan.engine.fake;

import io.banyan.engine.spec.StartCondition;
import java.util.List;

/** Whether a container's turn has come. Pure. */
final class InstanceStart {
    private InstanceStart() {}

    static boolean mayStart(FakeContainer container, List<FakeContainer> siblings, HealthOf healthOf) {
        return container.spec().startAfter().stream()
                .allMatch(condition -> siblings.stream()
                        .filter(sibling -> sibling.spec().name().equals(condition.container()))
                        .allMatch(sibling -> isMet(condition, sibling, healthOf)));
    }

    /** Whether another container waits for the end of this one: its end is then no death. */
    static boolean isAwaitedToComplete(FakeContainer container, List<FakeContainer> siblings) {
        return siblings.stream()
                .flatMap(sibling -> sibling.spec().startAfter().stream())
                .anyMatch(condition ->
                        condition.container().equals(container.spec().name())
                                && condition.until() == StartCondition.State.COMPLETE);
    }

    private static boolean isMet(StartCondition condition, FakeContainer other, HealthOf healthOf) {
        return switch (condition.until()) {
            case STARTED -> !other.isWaiting();
            case HEALTHY -> healthOf.isHealthy(other);
            case COMPLETE -> other.isComplete();
        };
    }

    /** Whether a container's readiness holds now. */
    interface HealthOf {
        boolean isHealthy(FakeContainer container);
    }
}
