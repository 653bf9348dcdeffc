package io.banyan.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The port by which this room gets builds done in throw-away containers; the room runtime provides it. */
public interface BuildRoom {

    /**
     * Runs a command over a workspace.
     *
     * @param image a reference; references of the platform's own images are resolved by the provider
     * @param caches directory inside the container to the tribe's cache directory on this machine
     * @param readOnly path inside the container to a file or directory of this machine
     * @param secrets variables that must not be visible anywhere
     */
    record Step(
            String name,
            String image,
            List<String> command,
            Path workspace,
            Map<String, Path> caches,
            Map<String, Path> readOnly,
            Map<String, String> variables,
            Map<String, String> secrets,
            long cpuMillicores,
            long memoryBytes,
            Duration deadline) {}

    /** How a step ended. */
    record StepEnd(int exitCode, boolean outOfMemory, boolean timedOut, Duration took) {}

    /** An image from a Dockerfile. */
    record Image(
            String name,
            Path context,
            String dockerfile,
            Map<String, String> arguments,
            Map<String, String> labels,
            String repository,
            String tag,
            long cpuMillicores,
            long memoryBytes,
            Duration deadline) {}

    StepEnd run(Step step, Consumer<String> line) throws InterruptedException;

    /** Builds and pushes; returns {@code repository@sha256:...}. A failing Dockerfile is a {@link BuildFailed}. */
    String build(Image image, Consumer<String> line) throws InterruptedException;

    /** The reference by digest of an image that somebody else made. */
    String resolve(String reference);

    /** The reference of one of the platform's own base images, or what the site configured in its place. */
    String baseImage(String name);
}
