package io.banyan.delivery.work;

import io.banyan.applications.Source;
import io.banyan.delivery.DeliveryError;
import io.banyan.delivery.DeliveryFailed;
import io.banyan.delivery.DeliverySettings;
import io.banyan.delivery.Deployment;
import io.banyan.delivery.Deployment.Phase;
import io.banyan.delivery.store.DeploymentStore;
import io.banyan.delivery.store.EventStore;
import io.banyan.kernel.Background;
import io.banyan.kernel.BackgroundTask;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.StateDirectory;
import io.banyan.tenancy.Access;
import io.banyan.tenancy.TribeScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Takes a deployment from its source to its rollout. A process that dies leaves a deployment that is taken up from the
 * start by whoever is alive; one that killed its process several times is given up, so that it kills no more. What follows
 * the rollout's start is the room runtime's work.
 */
@Component
class AdvanceDeployment implements BackgroundTask {
    static final String NAME = "deployment";
    private static final int MOST_ATTEMPTS = 3;
    /** Whoever makes room wakes the next; this is for what no wake-up told. */
    private static final Duration WAIT_FOR_ROOM = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(AdvanceDeployment.class);

    private final DeploymentStore deployments;
    private final EventStore events;
    private final PrepareRelease prepare;
    private final AskForRollout rollouts;
    private final EndDeployment end;
    private final Access access;
    private final DeliverySettings settings;
    private final Clock clock;
    private final Background background;
    private final Path workspaces;
    private final Semaphore room;

    AdvanceDeployment(
            DeploymentStore deployments,
            EventStore events,
            PrepareRelease prepare,
            AskForRollout rollouts,
            EndDeployment end,
            Access access,
            DeliverySettings settings,
            Clock clock,
            Background background,
            StateDirectory state) {
        this.deployments = deployments;
        this.events = events;
        this.prepare = prepare;
        this.rollouts = rollouts;
        this.end = end;
        this.access = access;
        this.settings = settings;
        this.clock = clock;
        this.background = background;
        this.workspaces = state.builds().resolve("workspaces");
        this.room = new Semaphore(settings.parallel());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> run(String subject) throws Exception {
        UUID id = UUID.fromString(subject);
        Optional<Deployment> wanted =
                deployments.find(id).filter(found -> found.phase() != Phase.FINISHED && found.phase() != Phase.ROLLOUT);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        if (!builds(wanted.get())) {
            advance(wanted.get());
            return Optional.empty();
        }
        if (!room.tryAcquire()) {
            return Optional.of(WAIT_FOR_ROOM);
        }
        try {
            advance(wanted.get());
            return Optional.empty();
        } finally {
            room.release();
            deployments.oldestWaiting().ifPresent(next -> background.wake(NAME, next.toString()));
        }
    }

    /** What needs no build never waits behind builds: the way back must be short when it is needed most. */
    private static boolean builds(Deployment deployment) {
        return switch (deployment.source()) {
            case Source.Git git -> true;
            case Source.Archive archive -> true;
            case Source.Image image -> false;
            case Source.ExistingRelease release -> false;
        };
    }

    private void advance(Deployment deployment) throws Exception {
        if (deployment.attempts() >= MOST_ATTEMPTS) {
            end.end(
                    deployment,
                    Explain.failed(new DeliveryFailed(DeliveryError.CONTROL_PLANE_INTERRUPTED, deployment.attempts())));
            return;
        }
        if (!deployments.begin(deployment.id())) {
            return;
        }
        Path workspace = workspaces.resolve(deployment.id().toString());
        FileSystemUtils.deleteRecursively(workspace);
        StateDirectory.makePrivate(workspaces);
        StillWanted wanted = new StillWanted(deployments, deployment.id());
        try (wanted) {
            work(deployment, Files.createDirectories(workspace));
        } catch (Exception stopped) {
            if (!wanted.lost()) {
                stopped(deployment, stopped);
            }
        } finally {
            FileSystemUtils.deleteRecursively(workspace);
        }
    }

    private void work(Deployment deployment, Path workspace) throws Exception {
        TribeScope scope = access.platform(deployment.ref().tribe());
        PrepareRelease.Prepared prepared;
        try (BuildLog log =
                new BuildLog(events, deployment.id(), clock, settings.logLimit().toBytes())) {
            prepared = prepare.prepare(scope, deployment, workspace, log);
        }
        rollouts.ask(scope, deployment, prepared);
    }

    /** A stop of the process is nobody's verdict: the deployment is taken up again. */
    private void stopped(Deployment deployment, Exception cause) throws Exception {
        if (cause instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
            throw cause;
        }
        if (cause instanceof BanyanException refused
                && refused.code() != CommonError.DATABASE_UNAVAILABLE
                && refused.code() != CommonError.AUDIT_UNAVAILABLE) {
            LOG.info("Deployment {} of {} failed: {}", deployment.number(), deployment.ref(), cause.getMessage());
            end.end(deployment, Explain.failed(cause));
            return;
        }
        if (cause instanceof IOException || cause instanceof java.io.UncheckedIOException) {
            LOG.error("Deployment {} of {} failed", deployment.number(), deployment.ref(), cause);
            boolean full = String.valueOf(cause.getMessage()).contains("No space left");
            end.end(
                    deployment,
                    Explain.failed(new DeliveryFailed(
                            cause,
                            full ? DeliveryError.DISK_FULL : DeliveryError.BUILDER_FAILED,
                            "builds",
                            String.valueOf(cause.getMessage()))));
            return;
        }
        throw cause;
    }
}
