package io.banyan.delivery;

import io.banyan.applications.Applications;
import io.banyan.applications.ApplicationsError;
import io.banyan.applications.Intent;
import io.banyan.applications.Intents;
import io.banyan.applications.Manifest;
import io.banyan.applications.ScoreManifests;
import io.banyan.applications.Source;
import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.delivery.source.FetchGit;
import io.banyan.delivery.store.ArchiveStore;
import io.banyan.delivery.store.DeploymentStore;
import io.banyan.delivery.store.NewDeployment;
import io.banyan.delivery.work.AskForRollout;
import io.banyan.delivery.work.EndDeployment;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.Background;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.Verdict;
import io.banyan.tenancy.Access;
import io.banyan.tenancy.TribeScope;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deployments of applications. One of them is prepared at a time per application and environment: a newer one takes the
 * place of one whose rollout has not begun, at once; a rollout goes on until the newer release is there to be rolled, and is
 * superseded then. Every change is one transaction with its audit entry.
 */
@Service
public class Deployments {
    private final DeploymentStore store;
    private final ArchiveStore archives;
    private final Applications applications;
    private final Intents intents;
    private final Releases releases;
    private final FetchGit git;
    private final EndDeployment end;
    private final AskForRollout rollouts;
    private final Access access;
    private final AuditLog audit;
    private final Background background;
    private final Clock clock;

    Deployments(
            DeploymentStore store,
            ArchiveStore archives,
            Applications applications,
            Intents intents,
            Releases releases,
            FetchGit git,
            EndDeployment end,
            AskForRollout rollouts,
            Access access,
            AuditLog audit,
            Background background,
            Clock clock) {
        this.store = store;
        this.archives = archives;
        this.applications = applications;
        this.intents = intents;
        this.releases = releases;
        this.git = git;
        this.end = end;
        this.rollouts = rollouts;
        this.access = access;
        this.audit = audit;
        this.background = background;
        this.clock = clock;
    }

    /** What is asked for. */
    public record Request(
            Source source, Optional<String> score, Optional<String> message, Optional<Integer> replicas) {}

    /**
     * Begins a deployment. What can be said to be wrong at once is.
     *
     * @throws BanyanException NOT_FOUND, MANIFEST_INVALID, MANIFEST_NAME_DIFFERS, or the source's own faults
     */
    @Transactional
    public Deployment start(TribeScope scope, ApplicationRef ref, Request request) {
        access.requireEnvironment(scope, ref.environment());
        applications.require(scope, ref.application());
        request.score().ifPresent(text -> requireManifest(text, ref));
        requireSource(scope, ref, request.source());
        return begin(
                scope,
                "deployment.start",
                new NewDeployment(
                        ref,
                        scope.caller().person(),
                        request.message().orElse(""),
                        request.source(),
                        request.score(),
                        request.replicas(),
                        Optional.empty()));
    }

    /**
     * Deploys an older release again.
     *
     * @param release empty for the last one that succeeded before the current
     * @throws BanyanException NOT_FOUND, NO_RELEASE_TO_RETURN_TO
     */
    @Transactional
    public Deployment rollBack(TribeScope scope, ApplicationRef ref, Optional<UUID> release) {
        Intent intent = intents.require(scope, ref);
        Release target = release.map(id -> releases.require(scope, id))
                .or(() -> releases.lastSucceeded(ref, intent.release()))
                .orElseThrow(() -> new BanyanException(DeliveryError.NO_RELEASE_TO_RETURN_TO, ref.application()));
        requireSource(scope, ref, new Source.ExistingRelease(target.id()));
        return begin(
                scope,
                "deployment.rollback",
                new NewDeployment(
                        ref,
                        scope.caller().person(),
                        "back to release " + target.number(),
                        new Source.ExistingRelease(target.id()),
                        Optional.empty(),
                        Optional.of(intent.replicas()).filter(replicas -> replicas > 0),
                        Optional.empty()));
    }

    /**
     * One deployment of the caller's tribe.
     *
     * @throws BanyanException NOT_FOUND
     */
    public Deployment require(TribeScope scope, UUID id) {
        return store.find(id)
                .filter(found -> found.ref().tribe().equals(scope.tribe()))
                .orElseThrow(() -> new BanyanException(CommonError.NOT_FOUND, "deployment", id));
    }

    /**
     * Newest first.
     *
     * @param before only those with a smaller number; empty to begin
     */
    public List<Deployment> of(TribeScope scope, ApplicationRef ref, Optional<Integer> before, int limit) {
        return store.of(scope, ref, before, limit);
    }

    /**
     * Gives a deployment up. What runs stays or comes back: a rollout that began returns to the release before.
     *
     * @throws BanyanException NOT_FOUND, DEPLOYMENT_FINISHED
     */
    @Transactional
    public Deployment abort(TribeScope scope, UUID id) {
        ApplicationRef ref = require(scope, id).ref();
        store.lock(ref);
        Deployment deployment = require(scope, id);
        boolean rolling = deployment.phase() == Deployment.Phase.ROLLOUT;
        if (!end.end(
                deployment,
                EndDeployment.plain(
                        Verdict.Result.ABORTED, "given up by " + scope.caller().person()))) {
            throw new BanyanException(DeliveryError.DEPLOYMENT_FINISHED, id);
        }
        audit(scope, "deployment.abort", deployment);
        if (rolling) {
            Optional<Release> before = releases.lastSucceeded(ref, deployment.release());
            if (before.isPresent()) {
                rollouts.returnTo(scope, ref, before.get(), "deployment " + deployment.number() + " was given up");
            } else {
                intents.withdraw(scope, ref);
            }
        }
        return require(scope, id);
    }

    /**
     * Holds a rollout where it is.
     *
     * @throws BanyanException NOT_FOUND, DEPLOYMENT_NOT_ROLLING
     */
    @Transactional
    public Deployment pause(TribeScope scope, UUID id) {
        intents.pause(scope, rolling(scope, id).ref());
        return require(scope, id);
    }

    /**
     * Lets a held rollout go on.
     *
     * @throws BanyanException NOT_FOUND, DEPLOYMENT_NOT_ROLLING
     */
    @Transactional
    public Deployment resume(TribeScope scope, UUID id) {
        intents.resume(scope, rolling(scope, id).ref());
        return require(scope, id);
    }

    private Deployment rolling(TribeScope scope, UUID id) {
        Deployment deployment = require(scope, id);
        store.lock(deployment.ref());
        return Optional.of(require(scope, id))
                .filter(found -> found.phase() == Deployment.Phase.ROLLOUT)
                .orElseThrow(() -> new BanyanException(DeliveryError.DEPLOYMENT_NOT_ROLLING, id));
    }

    private Deployment begin(TribeScope scope, String action, NewDeployment fresh) {
        store.lock(fresh.ref());
        store.open(fresh.ref()).stream()
                .filter(open -> open.phase() != Deployment.Phase.ROLLOUT)
                .forEach(open -> end.end(
                        open, EndDeployment.plain(Verdict.Result.SUPERSEDED, "a newer deployment took its place")));
        Deployment deployment = store.insert(scope, fresh, clock.instant());
        audit(scope, action, deployment);
        background.wake("deployment", deployment.id().toString());
        return deployment;
    }

    private void audit(TribeScope scope, String action, Deployment deployment) {
        audit.record(AuditEntry.done(
                        scope.caller(), action, scope.tribe(), deployment.ref().toString())
                .with(Map.of(
                        "deployment", deployment.id().toString(),
                        "number", Integer.toString(deployment.number()),
                        "source", describe(deployment.source()))));
    }

    private static String describe(Source source) {
        return switch (source) {
            case Source.Git(String url, String ref, Optional<String> path) ->
                url + "#" + ref + path.map(inside -> ":" + inside).orElse("");
            case Source.Archive(UUID id) -> "archive " + id;
            case Source.Image(String reference) -> reference;
            case Source.ExistingRelease(UUID id) -> "release " + id;
        };
    }

    private void requireSource(TribeScope scope, ApplicationRef ref, Source source) {
        switch (source) {
            case Source.Git(String url, String name, Optional<String> ignored) -> {
                git.requireAllowed(url);
                if (name.isBlank() || name.startsWith("-")) {
                    throw new BanyanException(CommonError.INVALID, "source.ref", name);
                }
            }
            case Source.Archive(UUID id) -> {
                if (archives.find(scope, id).isEmpty()) {
                    throw new BanyanException(CommonError.NOT_FOUND, "archive", id);
                }
            }
            case Source.Image(String reference) -> {
                if (!reference.matches("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,511}")) {
                    throw new BanyanException(CommonError.INVALID, "source.reference", reference);
                }
            }
            case Source.ExistingRelease(UUID id) -> {
                if (!releases.require(scope, id).application().equals(ref.application())) {
                    throw new BanyanException(CommonError.NOT_FOUND, "release", id);
                }
            }
        }
    }

    private static void requireManifest(String text, ApplicationRef ref) {
        Manifest manifest = ScoreManifests.require(text);
        if (!manifest.name().equals(ref.application().value())) {
            throw new BanyanException(ApplicationsError.MANIFEST_NAME_DIFFERS, manifest.name(), ref.application());
        }
    }
}
