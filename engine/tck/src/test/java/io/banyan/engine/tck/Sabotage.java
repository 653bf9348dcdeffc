package io.banyan.engine.tck;

import io.banyan.engine.StaleGenerationException;
import io.banyan.engine.Subscription;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.observed.RolloutObservation;
import io.banyan.engine.observed.WorkloadObservation;
import io.banyan.engine.spec.Workload;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Defects that an engine might have, each with the contract that must find it. */
enum Sabotage {
    NONE(""),
    ACCEPTS_OLDER_GENERATIONS("Workloads") {
        @Override
        @Nullable
        Object call(Callable<@Nullable Object> honest, Method method, @Nullable Object @Nullable [] arguments)
                throws Exception {
            try {
                return honest.call();
            } catch (StaleGenerationException e) {
                return null;
            }
        }
    },
    NEVER_REMOVES("Workloads") {
        @Override
        @Nullable
        Object call(Callable<@Nullable Object> honest, Method method, @Nullable Object @Nullable [] arguments)
                throws Exception {
            return method.getName().equals("remove") ? null : honest.call();
        }
    },
    IGNORES_CHANGES("RollingUpdate") {
        @Override
        @Nullable
        Object call(Callable<@Nullable Object> honest, Method method, @Nullable Object @Nullable [] arguments)
                throws Exception {
            boolean change = method.getName().equals("apply")
                    && arguments != null
                    && arguments[0] instanceof Workload workload
                    && workload.generation() > 1;
            return change ? null : honest.call();
        }
    },
    SAYS_COMPLETE_TOO_EARLY("RollingUpdate") {
        @Override
        @Nullable
        Object call(Callable<@Nullable Object> honest, Method method, @Nullable Object @Nullable [] arguments)
                throws Exception {
            return honest.call() instanceof WorkloadObservation seen ? complete(seen) : honest.call();
        }
    },
    NEVER_REPLACES("Replace") {
        @Override
        @Nullable
        Object call(Callable<@Nullable Object> honest, Method method, @Nullable Object @Nullable [] arguments)
                throws Exception {
            return method.getName().equals("replace") ? null : honest.call();
        }
    },
    FORGETS_THE_DEAD("SelfHeal") {
        @Override
        @Nullable
        Object call(Callable<@Nullable Object> honest, Method method, @Nullable Object @Nullable [] arguments)
                throws Exception {
            return honest.call() instanceof WorkloadObservation seen ? withoutEnded(seen) : honest.call();
        }
    },
    IGNORES_ROUTES("Routes") {
        @Override
        @Nullable
        Object call(Callable<@Nullable Object> honest, Method method, @Nullable Object @Nullable [] arguments)
                throws Exception {
            return method.getName().equals("applyRoutes") ? null : honest.call();
        }
    },
    LOSES_LOGS("Logs") {
        @Override
        @Nullable
        Object call(Callable<@Nullable Object> honest, Method method, @Nullable Object @Nullable [] arguments)
                throws Exception {
            if (method.getName().equals("logs") && arguments != null && arguments[2] instanceof Runnable finished) {
                finished.run();
                return (Subscription) () -> {};
            }
            return honest.call();
        }
    },
    NEVER_RUNS_BY_HAND("CronJobs") {
        @Override
        @Nullable
        Object call(Callable<@Nullable Object> honest, Method method, @Nullable Object @Nullable [] arguments)
                throws Exception {
            return method.getName().equals("startRun") ? null : honest.call();
        }
    },
    MEASURES_NOTHING("Usage") {
        @Override
        @Nullable
        Object call(Callable<@Nullable Object> honest, Method method, @Nullable Object @Nullable [] arguments)
                throws Exception {
            return method.getName().equals("usage") ? List.of() : honest.call();
        }
    },
    SHOWS_SECRETS("EnvironmentVariables");

    private final String foundBy;

    Sabotage(String foundBy) {
        this.foundBy = foundBy;
    }

    /** Name of the nested contract. */
    String foundBy() {
        return foundBy;
    }

    /** What a call to the engine does instead of the honest thing. */
    @Nullable
    Object call(Callable<@Nullable Object> honest, Method method, @Nullable Object @Nullable [] arguments)
            throws Exception {
        return honest.call();
    }

    private static WorkloadObservation complete(WorkloadObservation seen) {
        Optional<RolloutObservation> rollout = seen.rollout()
                .map(honest -> new RolloutObservation(
                        honest.release(),
                        RolloutObservation.Phase.COMPLETE,
                        honest.wanted(),
                        honest.updated(),
                        honest.updatedReady(),
                        honest.ready(),
                        honest.obsolete(),
                        honest.lastProgressAt(),
                        honest.obstacle()));
        return new WorkloadObservation(
                seen.id(), seen.generation(), seen.at(), seen.instances(), rollout, seen.runs(), seen.nextRunAt());
    }

    private static WorkloadObservation withoutEnded(WorkloadObservation seen) {
        return new WorkloadObservation(
                seen.id(),
                seen.generation(),
                seen.at(),
                seen.instances().stream()
                        .filter(instance -> instance.phase() != InstancePhase.EXITED)
                        .toList(),
                seen.rollout(),
                seen.runs(),
                seen.nextRunAt());
    }
}
