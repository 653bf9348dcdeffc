package io.banyan.engine.fake;

import io.banyan.engine.EngineException;
import io.banyan.engine.FaultCode;
import io.banyan.engine.build.BuildContainers;
import io.banyan.engine.build.BuildStep;
import io.banyan.engine.build.BuildStepResult;
import io.banyan.engine.build.ImageBuild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Builds that a test plays: a {@link Script} says what steps and image builds do. Digests follow from the content of the
 * context, so that the same source gives the same image. Not a claimed capability: nothing runs here.
 */
public final class FakeBuilds implements BuildContainers {
    private static final BuildStepResult SUCCESS = new BuildStepResult(0, false, false, Duration.ofMillis(1));

    private final Faults faults;
    private final Map<String, String> pushed = new ConcurrentHashMap<>();
    private final List<BuildStep> steps = new CopyOnWriteArrayList<>();
    private volatile Script script = (step, line) -> SUCCESS;

    FakeBuilds(Faults faults) {
        this.faults = faults;
    }

    /** What a build step does: writes lines, changes the workspace, ends. */
    public interface Script {
        BuildStepResult run(BuildStep step, Consumer<String> line) throws InterruptedException;
    }

    public void play(Script script) {
        this.script = script;
    }

    /** All steps that were run, oldest first. */
    public List<BuildStep> steps() {
        return List.copyOf(steps);
    }

    @Override
    public BuildStepResult run(BuildStep step, Consumer<String> line) throws InterruptedException {
        requirePullable(step.image());
        steps.add(step);
        return script.run(step, line);
    }

    @Override
    public String build(ImageBuild image, Consumer<String> line) {
        Path dockerfile = image.context().resolve(image.dockerfile());
        if (!Files.isRegularFile(dockerfile)) {
            throw Messages.failure(
                    FaultCode.INVALID_SPECIFICATION, "there is no " + image.dockerfile() + " in the build's context");
        }
        line.accept("building " + image.name() + " from " + image.dockerfile());
        String reference = image.repository() + "@sha256:" + digest(image.context());
        pushed.put(image.repository() + ":" + image.tag(), reference);
        return reference;
    }

    /** The digest of what was pushed; of any other reference one that follows from its text. */
    @Override
    public String resolve(String reference) {
        requirePullable(reference);
        if (reference.contains("@sha256:")) {
            return reference;
        }
        int tag = reference.indexOf(':', reference.lastIndexOf('/') + 1);
        String repository = tag < 0 ? reference : reference.substring(0, tag);
        return pushed.getOrDefault(
                reference,
                repository + "@sha256:"
                        + HexFormat.of().formatHex(sha256().digest(reference.getBytes(StandardCharsets.UTF_8))));
    }

    /** @throws EngineException with the fault that {@link Faults#failImage} set for the image */
    private void requirePullable(String image) {
        faults.ofImage(image).ifPresent(code -> {
            throw Messages.failure(code, "the image " + image + " could not be pulled");
        });
    }

    private static String digest(Path context) {
        MessageDigest digest = sha256();
        try (Stream<Path> files = Files.walk(context)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(context.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
