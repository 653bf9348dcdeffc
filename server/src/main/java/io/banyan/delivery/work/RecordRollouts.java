package io.banyan.delivery.work;

import io.banyan.applications.Extension;
import io.banyan.applications.Intent;
import io.banyan.applications.IntentChanged;
import io.banyan.applications.Intents;
import io.banyan.delivery.Deployment;
import io.banyan.delivery.Release;
import io.banyan.delivery.Releases;
import io.banyan.delivery.RolloutReports;
import io.banyan.delivery.store.DeploymentStore;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.Generation;
import io.banyan.kernel.Verdict;
import io.banyan.tenancy.Access;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the verdicts of rollouts, and the way back when one failed. */
@Component
class RecordRollouts implements RolloutReports {
    private final DeploymentStore deployments;
    private final Releases releases;
    private final Intents intents;
    private final AskForRollout rollouts;
    private final EndDeployment end;
    private final Access access;

    RecordRollouts(
            DeploymentStore deployments,
            Releases releases,
            Intents intents,
            AskForRollout rollouts,
            EndDeployment end,
            Access access) {
        this.deployments = deployments;
        this.releases = releases;
        this.intents = intents;
        this.rollouts = rollouts;
        this.end = end;
        this.access = access;
    }

    @Override
    @Transactional
    public void rolloutStarted(ApplicationRef ref, Generation generation, UUID rollout) {
        deployments.rollingAt(ref, generation).ifPresent(deployment -> deployments.rollout(deployment.id(), rollout));
    }

    @Override
    @Transactional
    public void rolloutEnded(ApplicationRef ref, Generation generation, Verdict verdict) {
        Optional<Deployment> asked = deployments.askedAt(ref, generation);
        if (asked.isEmpty() || !end.end(asked.get(), verdict) || verdict.result() != Verdict.Result.FAILED) {
            return;
        }
        Deployment failed = asked.get();
        boolean nothingNewer = intents.find(ref)
                .filter(intent -> !intent.removed() && intent.rolledAt().equals(generation))
                .isPresent();
        if (nothingNewer && !failed.automatic() && goesBack(failed)) {
            releases.lastSucceeded(ref, failed.release())
                    .ifPresent(good -> rollouts.returnTo(
                            access.platform(ref.tribe()),
                            ref,
                            good,
                            "deployment " + failed.number() + " failed: back to release " + good.number()));
        }
    }

    @Override
    public boolean aborted(ApplicationRef ref, Generation generation) {
        return deployments
                .askedAt(ref, generation)
                .flatMap(Deployment::verdict)
                .filter(verdict -> verdict.result() == Verdict.Result.ABORTED)
                .isPresent();
    }

    /** What is no longer wanted at all need not be deployed any more. */
    @EventListener
    void undeployed(IntentChanged changed) {
        if (intents.find(changed.ref()).filter(Intent::removed).isPresent()) {
            deployments
                    .open(changed.ref())
                    .forEach(open -> end.end(
                            open, EndDeployment.plain(Verdict.Result.ABORTED, "the application was undeployed")));
        }
    }

    private boolean goesBack(Deployment failed) {
        return failed.release()
                .flatMap(releases::find)
                .map(Release::manifest)
                .map(manifest -> manifest.extension().rollout().onFailure() == Extension.OnFailure.ROLLBACK)
                .orElse(false);
    }
}
