package io.banyan.runtime.wiring;

import io.banyan.engine.build.BuildContainers;
import io.banyan.engine.build.BuildStep;
import io.banyan.engine.build.BuildStepResult;
import io.banyan.engine.build.ImageBuild;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Opened by the first build that finds what is below it, like {@link LateEngine}. */
final class LateBuilds implements BuildContainers {
    private final Supplier<BuildContainers> open;
    private Optional<BuildContainers> opened = Optional.empty();

    LateBuilds(Supplier<BuildContainers> open) {
        this.open = open;
    }

    @Override
    public BuildStepResult run(BuildStep step, Consumer<String> line) throws InterruptedException {
        return containers().run(step, line);
    }

    @Override
    public String build(ImageBuild image, Consumer<String> line) throws InterruptedException {
        return containers().build(image, line);
    }

    @Override
    public String resolve(String reference) {
        return containers().resolve(reference);
    }

    private synchronized BuildContainers containers() {
        BuildContainers ready = opened.orElseGet(open);
        opened = Optional.of(ready);
        return ready;
    }
}
