package io.banyan.delivery.work;

import io.banyan.delivery.Deployment;
import io.banyan.delivery.store.ArchiveStore;
import io.banyan.delivery.store.DeploymentStore;
import io.banyan.kernel.Background;
import io.banyan.kernel.RecurringTask;
import io.banyan.kernel.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Removes what builds and uploads left on the disk, and wakes deployments whose wake-up was lost. */
@Component
class SweepBuilds implements RecurringTask {
    private final DeploymentStore deployments;
    private final ArchiveStore archives;
    private final Background background;
    private final Clock clock;
    private final Path builds;

    SweepBuilds(
            DeploymentStore deployments,
            ArchiveStore archives,
            Background background,
            Clock clock,
            StateDirectory state) {
        this.deployments = deployments;
        this.archives = archives;
        this.background = background;
        this.clock = clock;
        this.builds = state.builds();
    }

    @Override
    public String name() {
        return "sweep-builds";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() throws IOException {
        for (UUID expired : archives.deleteExpired(clock.instant())) {
            Files.deleteIfExists(builds.resolve("archives").resolve(expired + ".tar.gz"));
        }
        for (Path workspace : workspaces()) {
            UUID id = UUID.fromString(workspace.getFileName().toString());
            boolean open = deployments
                    .find(id)
                    .filter(found ->
                            found.phase() != Deployment.Phase.FINISHED && found.phase() != Deployment.Phase.ROLLOUT)
                    .isPresent();
            if (!open) {
                FileSystemUtils.deleteRecursively(workspace);
            }
        }
        deployments.unfinished().forEach(id -> background.wake(AdvanceDeployment.NAME, id.toString()));
    }

    private List<Path> workspaces() throws IOException {
        Path directory = builds.resolve("workspaces");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(directory)) {
            return found.filter(path -> path.getFileName().toString().matches("[0-9a-f-]{36}"))
                    .toList();
        }
    }
}
