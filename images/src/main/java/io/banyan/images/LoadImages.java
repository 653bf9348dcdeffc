package io.banyan.images;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.LoadImageCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.banyan.images.oci.OciLayout;
import io.banyan.images.oci.WriteDockerArchive;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Loads built images into a Docker-compatible engine. What the engine has already is not sent again. */
public final class LoadImages {
    /** Long enough for a slow disk; the set is a few hundred megabytes. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final DockerClient engine;
    private final Progress progress;

    public LoadImages(DockerClient engine, Progress progress) {
        this.engine = engine;
        this.progress = progress;
    }

    /**
     * Loads the images under their references. All that is missing goes in one stream, a shared layer once.
     *
     * @throws ImageFailure {@link ImageError#ENGINE_REFUSED} when the engine does not answer, or has another image under
     *     the reference afterwards
     */
    public void load(Collection<CatalogImage> images, OciLayout layout) {
        long started = System.nanoTime();
        try {
            List<CatalogImage> missing = new ArrayList<>();
            for (CatalogImage image : images) {
                if (present(image)) {
                    progress.ended(image.name(), Progress.Outcome.PRESENT, image.size(), since(started));
                } else {
                    missing.add(image);
                }
            }
            if (missing.isEmpty()) {
                return;
            }
            send(missing, layout);
            for (CatalogImage image : missing) {
                if (!present(image)) {
                    throw refused("the engine does not have %s as %s after loading it"
                            .formatted(image.imageId(), image.reference()));
                }
                progress.ended(image.name(), Progress.Outcome.LOADED, image.size(), since(started));
            }
        } catch (DockerException | IOException | UncheckedIOException failed) {
            throw new ImageFailure(ImageError.ENGINE_REFUSED, "loading images: " + failed.getMessage(), failed);
        }
    }

    private boolean present(CatalogImage image) {
        try {
            String id = engine.inspectImageCmd(image.reference()).exec().getId();
            return id != null && (id.equals(image.imageId()) || ("sha256:" + id).equals(image.imageId()));
        } catch (NotFoundException absent) {
            return false;
        }
    }

    private void send(List<CatalogImage> images, OciLayout layout) throws IOException {
        List<WriteDockerArchive.Member> members = images.stream()
                .map(image -> new WriteDockerArchive.Member(image.reference(), image.imageId(), image.layers()))
                .toList();
        try (PipedOutputStream out = new PipedOutputStream();
                InputStream archive = new PipedInputStream(out, 1 << 20)) {
            Thread writer = Thread.ofVirtual().name("docker-archive").start(() -> write(members, layout, out));
            try (LoadImageCallback answer = engine.loadImageAsyncCmd(archive).exec(new LoadImageCallback())) {
                if (!answer.awaitCompletion(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    throw refused("the engine did not take the images within " + LIMIT);
                }
            } finally {
                writer.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw refused("loading was interrupted");
        }
    }

    /** A stream cut short by a failure here is refused by the engine, which then lacks the image: found afterwards. */
    private static void write(List<WriteDockerArchive.Member> members, OciLayout layout, PipedOutputStream out) {
        try (out) {
            WriteDockerArchive.write(members, layout, out);
        } catch (IOException engineStoppedReading) {
            throw new UncheckedIOException(engineStoppedReading);
        }
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static ImageFailure refused(String why) {
        return new ImageFailure(ImageError.ENGINE_REFUSED, why);
    }
}
