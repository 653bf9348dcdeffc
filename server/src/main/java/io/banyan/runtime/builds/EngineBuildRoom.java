package io.banyan.runtime.builds;

import io.banyan.delivery.BuildFailed;
import io.banyan.delivery.BuildRoom;
import io.banyan.engine.EngineException;
import io.banyan.engine.build.BuildContainers;
import io.banyan.engine.build.BuildStep;
import io.banyan.engine.build.BuildStepResult;
import io.banyan.engine.build.ImageBuild;
import io.banyan.engine.spec.Variable;
import io.banyan.kernel.FaultType;
import io.banyan.runtime.observed.FaultNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Builds in throw-away containers of the engine. */
@Component
class EngineBuildRoom implements BuildRoom {
    private final BuildContainers containers;
    private final BaseImages images;

    EngineBuildRoom(BuildContainers containers, BaseImages images) {
        this.containers = containers;
        this.images = images;
    }

    @Override
    public StepEnd run(Step step, Consumer<String> line) throws InterruptedException {
        List<BuildStep.Mount> mounts = new ArrayList<>();
        step.caches().forEach((target, source) -> mounts.add(new BuildStep.Mount(source, target, false)));
        step.readOnly().forEach((target, source) -> mounts.add(new BuildStep.Mount(source, target, true)));
        List<Variable> variables = new ArrayList<>();
        step.variables().forEach((name, value) -> variables.add(Variable.plain(name, value)));
        step.secrets().forEach((name, value) -> variables.add(Variable.secret(name, value)));
        BuildStep asked = new BuildStep(
                step.name(),
                images.inEngine(step.image()),
                step.command(),
                step.workspace(),
                mounts,
                variables,
                step.cpuMillicores(),
                step.memoryBytes(),
                step.deadline());
        try {
            BuildStepResult result = containers.run(asked, line);
            return new StepEnd(result.exitCode(), result.outOfMemory(), result.timedOut(), result.took());
        } catch (EngineException cause) {
            throw failed(cause);
        }
    }

    @Override
    public String build(Image image, Consumer<String> line) throws InterruptedException {
        ImageBuild asked = new ImageBuild(
                image.name(),
                image.context(),
                image.dockerfile(),
                image.arguments(),
                image.labels(),
                image.repository(),
                image.tag(),
                List.of(),
                Optional.empty(),
                image.cpuMillicores(),
                image.memoryBytes(),
                image.deadline());
        try {
            return containers.build(asked, line);
        } catch (EngineException cause) {
            throw failed(cause);
        }
    }

    @Override
    public String resolve(String reference) {
        try {
            return containers.resolve(reference);
        } catch (EngineException cause) {
            throw failed(cause);
        }
    }

    @Override
    public String baseImage(String name) {
        return images.inRegistry(name);
    }

    private static BuildFailed failed(EngineException cause) {
        BuildFailed failed = new BuildFailed(
                FaultType.valueOf(cause.fault().type().name()),
                FaultNames.of(cause.fault()),
                cause.fault().message() + "; " + cause.fault().nextStep());
        failed.initCause(cause);
        return failed;
    }
}
