package io.banyan.delivery.work;

import io.banyan.applications.Intent;
import io.banyan.applications.Intents;
import io.banyan.applications.ResolveManifest;
import io.banyan.applications.Source;
import io.banyan.delivery.Deployment;
import io.banyan.delivery.Deployment.Phase;
import io.banyan.delivery.Deployment.StageName;
import io.banyan.delivery.Deployment.StageState;
import io.banyan.delivery.Release;
import io.banyan.delivery.store.DeploymentStore;
import io.banyan.delivery.store.NewDeployment;
import io.banyan.delivery.store.ReleaseStore;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.Caller;
import io.banyan.kernel.Verdict;
import io.banyan.tenancy.TribeScope;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the release and asks for it to run: one transaction, so that neither is there without the other. */
@Component
public class AskForRollout {
    private final Intents intents;
    private final ReleaseStore releases;
    private final DeploymentStore deployments;
    private final EndDeployment progress;
    private final Clock clock;

    AskForRollout(
            Intents intents, ReleaseStore releases, DeploymentStore deployments, EndDeployment progress, Clock clock) {
        this.intents = intents;
        this.releases = releases;
        this.deployments = deployments;
        this.progress = progress;
        this.clock = clock;
    }

    /** Returns whether the deployment was still wanted. */
    @Transactional
    boolean ask(TribeScope scope, Deployment deployment, PrepareRelease.Prepared prepared) {
        ApplicationRef ref = deployment.ref();
        deployments.lock(ref);
        if (!deployments.move(
                deployment.id(), prepared.existing().isPresent() ? Phase.SOURCE : Phase.BUILD, Phase.RELEASE)) {
            return false;
        }
        // Said now, while the one who deployed looks, rather than by a rollout that never begins.
        ResolveManifest.resolve(ref, prepared.manifest(), prepared.images(), intents.facts(scope, ref));
        progress.stage(deployment, StageName.RELEASE, StageState.RUNNING);
        Optional<Release> existing = prepared.existing()
                .or(() -> releases.findSame(
                        scope,
                        ref.application(),
                        prepared.images(),
                        prepared.score(),
                        prepared.files(),
                        prepared.commit()));
        Release release = existing.orElseGet(() -> releases.insert(
                scope,
                idOf(deployment),
                ref.application(),
                prepared.images(),
                prepared.score(),
                prepared.files(),
                deployment.source(),
                prepared.commit(),
                deployment.by(),
                clock.instant()));
        progress.stage(deployment, StageName.RELEASE, existing.isPresent() ? StageState.SKIPPED : StageState.SUCCEEDED);
        supersedeRolling(ref, deployment);
        progress.stage(deployment, StageName.ROLLOUT, StageState.RUNNING);
        Intent intent = intents.release(
                scope,
                ref,
                release.id(),
                release.manifest(),
                deployment.replicas(),
                Map.of(
                        "deployment", deployment.id().toString(),
                        "requestedBy", deployment.by().value()));
        return deployments.roll(deployment.id(), release.id(), intent.rolledAt());
    }

    /** Returns to a release that is known to be good, as a deployment of the platform's own. */
    @Transactional
    public Deployment returnTo(TribeScope scope, ApplicationRef ref, Release good, String message) {
        deployments.lock(ref);
        Deployment deployment = deployments.insert(
                scope,
                new NewDeployment(
                        ref,
                        Caller.PLATFORM.person(),
                        message,
                        new Source.ExistingRelease(good.id()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(good.id())),
                clock.instant());
        progress.stage(deployment, StageName.SOURCE, StageState.SKIPPED);
        progress.stage(deployment, StageName.BUILD, StageState.SKIPPED);
        progress.stage(deployment, StageName.RELEASE, StageState.SKIPPED);
        progress.stage(deployment, StageName.ROLLOUT, StageState.RUNNING);
        Optional<Integer> replicas =
                intents.find(ref).filter(intent -> intent.replicas() > 0).map(Intent::replicas);
        Intent intent = intents.release(
                scope,
                ref,
                good.id(),
                good.manifest(),
                replicas,
                Map.of("deployment", deployment.id().toString(), "reason", message));
        deployments.roll(deployment.id(), good.id(), intent.rolledAt());
        return deployments.find(deployment.id()).orElseThrow();
    }

    private void supersedeRolling(ApplicationRef ref, Deployment by) {
        deployments.open(ref).stream()
                .filter(open -> open.phase() == Phase.ROLLOUT)
                .forEach(open -> progress.end(
                        open,
                        EndDeployment.plain(
                                Verdict.Result.SUPERSEDED, "deployment " + by.number() + " took its place")));
    }

    /** The same deployment makes the same release, however often it is taken up. */
    private static UUID idOf(Deployment deployment) {
        return UUID.nameUUIDFromBytes(("release of " + deployment.id()).getBytes(StandardCharsets.UTF_8));
    }
}
