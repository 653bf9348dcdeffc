package io.banyan.delivery.web;

import io.banyan.applications.Source;
import io.banyan.delivery.Deployment;
import io.banyan.delivery.Deployment.Stage;
import io.banyan.delivery.RolloutProgress;
import io.banyan.delivery.VerdictBody;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.PersonName;
import io.banyan.kernel.TribeName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A deployment as the contract shows it. */
record DeploymentBody(
        UUID id,
        int number,
        TribeName tribe,
        EnvironmentName environment,
        ApplicationName application,
        PersonName by,
        String message,
        Source source,
        Optional<String> commit,
        boolean automatic,
        Instant createdAt,
        Optional<Instant> finishedAt,
        List<Stage> stages,
        Optional<UUID> release,
        Optional<RolloutProgress> rollout,
        Optional<VerdictBody> verdict) {

    static DeploymentBody of(Deployment deployment, Optional<RolloutProgress> rollout) {
        return new DeploymentBody(
                deployment.id(),
                deployment.number(),
                deployment.ref().tribe(),
                deployment.ref().environment(),
                deployment.ref().application(),
                deployment.by(),
                deployment.message(),
                deployment.source(),
                deployment.commit(),
                deployment.automatic(),
                deployment.createdAt(),
                deployment.finishedAt(),
                deployment.stages(),
                deployment.release(),
                rollout,
                deployment.verdict().map(VerdictBody::of));
    }
}
