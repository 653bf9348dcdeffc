package io.banyan.runtime.web;

import io.banyan.applications.Extension;
import io.banyan.delivery.VerdictBody;
import io.banyan.engine.observed.RolloutObservation;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.Generation;
import io.banyan.kernel.TribeName;
import io.banyan.kernel.Versioned;
import io.banyan.runtime.observed.ApplicationStatus;
import io.banyan.runtime.observed.InstanceView.FaultView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One application in one environment: what is wanted of it and what was seen.
 *
 * @param kind service, job or cron-job
 */
record Deployed(
        TribeName tribe,
        EnvironmentName environment,
        ApplicationName application,
        @Schema(implementation = Extension.Kind.class) String kind,
        IntentView intent,
        StatusView status,
        List<RouteView> routes)
        implements Versioned {

    @Override
    public Generation currentGeneration() {
        return new Generation(intent.generation());
    }

    /** What is wanted. */
    record IntentView(
            long generation,
            Optional<UUID> release,
            int replicas,
            boolean paused,
            Optional<Instant> restartedAt,
            Optional<String> schedule) {}

    /** What was seen. */
    record StatusView(
            ApplicationStatus.State state,
            String summary,
            int wanted,
            int ready,
            Optional<String> release,
            long observedGeneration,
            Optional<Instant> observedAt,
            Optional<FaultView> fault,
            Optional<RolloutView> rollout) {}

    /**
     * The newest roll.
     *
     * @param phase progressing, paused, complete or deadline-exceeded
     */
    record RolloutView(
            UUID id,
            Optional<UUID> release,
            long generation,

            @Schema(implementation = RolloutObservation.Phase.class)
            String phase,

            int wanted,
            int updated,
            int updatedReady,
            int ready,
            int obsolete,
            Instant startedAt,
            Instant deadlineAt,
            Optional<VerdictBody> verdict) {}

    /** A way in. */
    record RouteView(String url, int ready) {}
}
