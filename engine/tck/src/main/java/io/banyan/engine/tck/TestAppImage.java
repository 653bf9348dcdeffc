package io.banyan.engine.tck;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.model.BuildResponseItem;
import io.banyan.engine.tck.app.TestApp;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Makes the image of the test app over a Docker-compatible API. */
public final class TestAppImage {
    private static final String RESOURCES = "testapp";

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
                fill(context);
                StringBuilder output = new StringBuilder();
                return docker.buildImageCmd(context.toFile())
                        .withTags(Set.of(tag))
                        .withBuildArg("BASE", base)
                        .exec(new Collected(output))
                        .awaitImageId();
            } finally {
                delete(context);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Path context) throws IOException {
        withResources(RESOURCES, resources -> {
            try (Stream<Path> files = Files.walk(resources)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path target = context.resolve(resources.relativize(file).toString());
                    Files.createDirectories(Objects.requireNonNull(target.getParent()));
                    Files.copy(file, target);
                }
            }
        });
        String classes = TestApp.class.getPackageName().replace('.', '/');
        withResources(classes, folder -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(context.resolve("lib/app.jar")));
                    JarOutputStream jar = new JarOutputStream(out);
                    Stream<Path> files = Files.list(folder)) {
                List<Path> sorted = files.sorted().toList();
                for (Path file : sorted) {
                    JarEntry entry = new JarEntry(classes + "/" + file.getFileName());
                    entry.setTime(0);
                    jar.putNextEntry(entry);
                    Files.copy(file, jar);
                }
            }
        });
    }

    /** Opens a folder of the class path, be it in a directory or in a jar. */
    private static void withResources(String folder, FolderUse use) throws IOException {
        URL url = Objects.requireNonNull(
                TestAppImage.class.getClassLoader().getResource(folder), () -> folder + " is not on the class path");
        try {
            URI uri = url.toURI();
            if (uri.getScheme().equals("file")) {
                use.on(Path.of(uri));
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                    use.on(jar.getPath(folder));
                }
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Something done with an opened folder. */
    private interface FolderUse {
        void on(Path folder) throws IOException;
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
