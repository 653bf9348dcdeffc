package io.banyan.delivery.build;

import io.banyan.applications.Extension;
import io.banyan.delivery.BuildFailed;
import io.banyan.delivery.BuildRoom;
import io.banyan.delivery.DeliveryError;
import io.banyan.delivery.DeliveryFailed;
import io.banyan.delivery.DeliverySettings;
import io.banyan.delivery.source.SourceTree;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.StateDirectory;
import io.banyan.kernel.TribeName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Carries a build plan out: steps in containers, then layers or a Dockerfile, then the digest. */
@Component
public class BuildImage {
    private static final long LARGEST_FILE_LOOKED_AT = 1024 * 1024;
    /** Enough for any tool's account of its failure. */
    private static final int LINES_KEPT = 5_000;

    private final BuildRoom room;
    private final DeliverySettings settings;
    private final Path builds;

    BuildImage(BuildRoom room, DeliverySettings settings, StateDirectory state) {
        this.room = room;
        this.settings = settings;
        this.builds = state.builds();
    }

    /**
     * What is built.
     *
     * @param name unique among builds that run at once
     * @param tag for people
     * @param scratch an empty directory outside the source that only the control plane writes to
     */
    public record Order(
            String name,
            TribeName tribe,
            ApplicationName application,
            String tag,
            Map<String, String> labels,
            Extension.Build wishes,
            SourceTree source,
            Path scratch) {}

    /**
     * What the image of an order depends on, or nothing where that cannot be known beforehand: a Dockerfile's commands may
     * ask the network, and its own cache knows better what to repeat.
     *
     * @throws DeliveryFailed BUILD_NOT_DETECTED
     */
    public Optional<String> recipe(Order order) {
        BuildPlan plan = plan(order);
        if (plan.packaging() instanceof BuildPlan.Dockerfile || !order.wishes().reuse()) {
            return Optional.empty();
        }
        return Optional.of(Recipe.of(plan, room::baseImage, order.source()));
    }

    private static BuildPlan plan(Order order) {
        return DetectBuild.detect(path -> order.source().read(path, LARGEST_FILE_LOOKED_AT), order.wishes());
    }

    /**
     * Builds and pushes.
     *
     * @param line takes the log, line by line
     * @return the reference by digest
     * @throws DeliveryFailed with the type that is true
     */
    public String build(Order order, Consumer<String> line) throws InterruptedException {
        BuildPlan plan = plan(order);
        order.source().openToBuilders();
        for (BuildPlan.Step step : plan.steps()) {
            run(order, step, line);
        }
        try {
            return switch (plan.packaging()) {
                case BuildPlan.JavaProgram program ->
                    push(order, new JavaLayers(order.source(), order.scratch()).of(program), line);
                case BuildPlan.NodeProgram program -> push(order, new FileLayers(order.source()).node(program), line);
                case BuildPlan.StaticFiles site -> push(order, new FileLayers(order.source()).site(site), line);
                case BuildPlan.Dockerfile(String path) -> dockerfile(order, path, line);
            };
        } catch (IOException fault) {
            throw String.valueOf(fault.getMessage()).contains("No space left")
                    ? new DeliveryFailed(fault, DeliveryError.DISK_FULL, "builds")
                    : new DeliveryFailed(fault, DeliveryError.BUILD_OUTPUT_UNCLEAR, String.valueOf(fault.getMessage()));
        }
    }

    private void run(Order order, BuildPlan.Step step, Consumer<String> line) throws InterruptedException {
        Path cache = tribeCache(order.tribe());
        SiteTools site = SiteTools.of(
                step.tool(), settings.site(), Path.of(System.getProperty("user.home")), cache, System.getenv());
        site.caches().values().forEach(BuildImage::openDirectory);
        Tail tail = new Tail(line);
        line.accept("$ " + String.join(" ", step.command()));
        BuildRoom.StepEnd end;
        try {
            end = room.run(
                    new BuildRoom.Step(
                            order.name() + "-" + step.name(),
                            room.baseImage(step.tool().image()),
                            step.command(),
                            order.source().root(),
                            site.caches(),
                            site.readOnly(),
                            site.variables(),
                            Map.of(),
                            settings.cpuMillicores(),
                            settings.memory().toBytes(),
                            settings.stepDeadline()),
                    tail);
        } catch (BuildFailed fault) {
            throw explain(step.name(), fault, tail);
        }
        StepFailure.of(
                        step.name(),
                        end,
                        tail.lines(),
                        settings.memory().toMegabytes() + " MB",
                        settings.stepDeadline().toString())
                .ifPresent(failure -> {
                    throw failure;
                });
    }

    private String push(Order order, ImageContent content, Consumer<String> line) throws InterruptedException {
        String base = room.baseImage(content.baseImage());
        for (Layer layer : content.layers()) {
            line.accept("layer " + layer.name() + ": " + layer.files().size() + " files");
        }
        String pushed = new PushLayers(settings, builds.resolve("base-layers"))
                .push(
                        content,
                        base,
                        repository(order),
                        order.tag(),
                        order.labels(),
                        tribeCache(order.tribe()).resolve("layers"));
        line.accept("pushed " + pushed);
        return pushed;
    }

    private String dockerfile(Order order, String path, Consumer<String> line)
            throws IOException, InterruptedException {
        String text = order.source()
                .read(path, LARGEST_FILE_LOOKED_AT)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new DeliveryFailed(DeliveryError.BUILD_NOT_DETECTED, path));
        String resolved = ".banyan.Dockerfile";
        Path file = order.source().root().resolve(resolved);
        Files.deleteIfExists(file);
        Files.writeString(file, PlatformImages.resolve(text, room::baseImage));
        Tail tail = new Tail(line);
        try {
            return room.build(
                    new BuildRoom.Image(
                            order.name() + "-image",
                            order.source().root(),
                            resolved,
                            Map.of(),
                            order.labels(),
                            repository(order),
                            order.tag(),
                            settings.cpuMillicores(),
                            settings.memory().toBytes(),
                            settings.stepDeadline()),
                    tail);
        } catch (BuildFailed fault) {
            throw explain("Dockerfile", fault, tail);
        }
    }

    private static DeliveryFailed explain(String step, BuildFailed fault, Tail tail) {
        List<String> decisive = DecisiveLines.of(tail.lines());
        return StepFailure.fromLog(step, tail.lines(), decisive).orElseGet(() -> switch (fault.type()) {
            case USER ->
                new DeliveryFailed(decisive, DeliveryError.BUILD_FAILED, step, String.valueOf(fault.getMessage()));
            case CAPACITY ->
                fault.code().contains("memory")
                        ? new DeliveryFailed(
                                decisive, DeliveryError.BUILD_OUT_OF_MEMORY, step, String.valueOf(fault.getMessage()))
                        : new DeliveryFailed(decisive, DeliveryError.DISK_FULL, "builds");
            case PLATFORM ->
                fault.code().endsWith("unreachable")
                        ? DeliveryFailed.ofPlatform(fault, step)
                        : new DeliveryFailed(
                                decisive, DeliveryError.BUILDER_FAILED, step, String.valueOf(fault.getMessage()));
        });
    }

    private String repository(Order order) {
        return settings.registry() + "/" + order.tribe() + "/" + order.application();
    }

    /** Never shared: what one tribe's build leaves behind must not run in another's. */
    private Path tribeCache(TribeName tribe) {
        return builds.resolve("caches").resolve(tribe.value());
    }

    private static void openDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Passes lines on and keeps the last ones. */
    private static final class Tail implements Consumer<String> {
        private final Consumer<String> next;
        private final Deque<String> lines = new ArrayDeque<>();

        Tail(Consumer<String> next) {
            this.next = next;
        }

        @Override
        public synchronized void accept(String line) {
            if (lines.size() == LINES_KEPT) {
                lines.removeFirst();
            }
            lines.addLast(line);
            next.accept(line);
        }

        synchronized List<String> lines() {
            return List.copyOf(lines);
        }
    }
}
