package io.banyan.runtime.compile;

import io.banyan.applications.ResolvedManifest;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.FileMount;
import io.banyan.engine.spec.Resources;
import io.banyan.engine.spec.StartCondition;
import io.banyan.engine.spec.Variable;
import io.banyan.engine.spec.VolumeMount;
import java.time.Duration;

/** One container in the engine's words. */
final class CompileContainer {
    private CompileContainer() {}

    static ContainerSpec compile(ResolvedManifest.Container container, Duration progressDeadline) {
        return ContainerSpec.of(container.name(), container.image())
                .withCommand(container.command(), container.args())
                .withVariables(container.variables().stream()
                        .map(variable -> new Variable(variable.name(), variable.value(), variable.secret()))
                        .toList())
                .withFiles(container.files().stream()
                        .map(file -> new FileMount(file.path(), file.content(), file.mode(), file.secret()))
                        .toList())
                .withVolumes(container.volumes().stream()
                        .map(CompileContainer::volume)
                        .toList())
                .withProbes(CompileProbes.compile(container, progressDeadline))
                .withResources(new Resources(
                        container.requests().cpuMillicores(),
                        container.limits().cpuMillicores(),
                        container.requests().memoryBytes(),
                        container.limits().memoryBytes()))
                .withStartAfter(container.startAfter().stream()
                        .map(after -> new StartCondition(
                                after.container(),
                                StartCondition.State.valueOf(after.until().name())))
                        .toList());
    }

    private static VolumeMount volume(ResolvedManifest.Volume volume) {
        if (volume.path().filter(path -> !path.isEmpty()).isPresent()) {
            throw new CompileRefused(
                    "volume " + volume.name() + " is mounted with path "
                            + volume.path().get() + "; only whole volumes can be mounted",
                    "remove the path, or use a volume of its own");
        }
        return new VolumeMount(volume.name(), volume.target(), volume.readOnly());
    }
}
