package io.banyan.engine.tck;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.model.BuildResponseItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Makes the image of the test app over a Docker-compatible API. */
public final class TestAppImage {
    private TestAppImage() {}

    /**
     * Builds the image, from the layer cache where nothing has changed.
     *
     * @param base an image with Java 25, a shell and a user who may write to {@code /app}
     * @param tag the name to give it, for example {@code localhost/banyan-tck/testapp:dev}
     * @return the image's id, {@code sha256:...}
     */
    public static String build(DockerClient docker, String base, String tag) {
        try {
            Path context = Files.createTempDirectory("banyan-testapp");
            try {
                TestAppFiles.unpack(context);
                StringBuilder output = new StringBuilder();
                return docker.buildImageCmd(context.toFile())
                        .withTags(Set.of(tag))
                        .withBuildArg("BASE", base)
                        .exec(new Collected(output))
                        .awaitImageId();
            } finally {
                TestAppFiles.delete(context);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the build's output, so that a failure can say why. */
    private static final class Collected extends BuildImageResultCallback {
        private final StringBuilder output;

        private Collected(StringBuilder output) {
            this.output = output;
        }

        @Override
        public void onNext(BuildResponseItem item) {
            if (item.getStream() != null) {
                output.append(item.getStream());
            }
            if (item.isErrorIndicated()) {
                throw new IllegalStateException("the test app's image could not be built:\n" + output);
            }
            super.onNext(item);
        }
    }
}
