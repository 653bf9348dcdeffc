package io.banyan.engine.container.build;

import com.github.dockerjava.api.exception.NotFoundException;
import io.banyan.engine.EngineException;
import io.banyan.engine.build.BuildContainers;
import io.banyan.engine.build.BuildStep;
import io.banyan.engine.build.BuildStepResult;
import io.banyan.engine.build.ImageBuild;
import io.banyan.engine.container.ContainerEngineSettings;
import io.banyan.engine.container.Labels;
import io.banyan.engine.container.api.ApiFaults;
import io.banyan.engine.container.api.ContainerApi;
import io.banyan.engine.container.api.OutOfMemoryKills;
import io.banyan.engine.container.instance.Images;
import io.banyan.engine.container.state.StateFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds on the container API of this machine. What a crashed run of the platform left behind is removed at the start. */
public final class ContainerBuilds implements BuildContainers {
    private static final Logger log = LoggerFactory.getLogger(ContainerBuilds.class);

    private final ContainerEngineSettings settings;
    private final ContainerApi api;
    private final Images images;
    private final OutOfMemoryKills kills = OutOfMemoryKills.follow();

    /**
     * Opens.
     *
     * @throws EngineException ENGINE_UNREACHABLE when the container API does not answer
     */
    public ContainerBuilds(ContainerEngineSettings settings, ContainerApi api) {
        this.settings = settings;
        this.api = api;
        this.images = new Images(api);
        removeLeftOvers();
    }

    private void removeLeftOvers() {
        try {
            api.docker()
                    .listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(Map.of(Labels.OWNER, settings.installation(), Labels.ROLE, Labels.ROLE_BUILD))
                    .exec()
                    .forEach(container -> remove(container.getId()));
        } catch (RuntimeException e) {
            throw ApiFaults.translate("look for containers of earlier builds", e);
        }
        StateFiles.deleteTree(secrets());
    }

    private Path secrets() {
        return settings.secrets().resolve("builds");
    }

    private void remove(String container) {
        try {
            api.docker()
                    .removeContainerCmd(container)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException e) {
            log.debug("{} is already removed", container);
        }
    }

    @Override
    public BuildStepResult run(BuildStep step, Consumer<String> line) throws InterruptedException {
        Images.Configuration image = images.ensure(step.image(), List.of());
        StepContainer container = new StepContainer(settings, api, kills, step, image, secrets());
        try {
            return container.run(line);
        } finally {
            // An interrupted thread must not leave its container behind.
            boolean interrupted = Thread.interrupted();
            container.remove(this::remove);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public String build(ImageBuild image, Consumer<String> line) throws InterruptedException {
        DockerfileBuild build = new DockerfileBuild(settings, api, image, line);
        build.build();
        return build.push();
    }

    @Override
    public String resolve(String reference) {
        try {
            images.ensure(reference, List.of());
            return Digests.of(api, reference);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiFaults.translate("resolve " + reference, e);
        }
    }
}
