package io.banyan.engine.tck;

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
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The test app as files, from the class path, be that directories or jars. */
final class TestAppFiles {
    private static final String RESOURCES = "testapp";

    private TestAppFiles() {}

    /** Lays the application's libraries, start script and Dockerfile into a directory. */
    static void unpack(Path context) throws IOException {
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
                TestAppFiles.class.getClassLoader().getResource(folder), () -> folder + " is not on the class path");
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

    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something done with an opened folder. */
    private interface FolderUse {
        void on(Path folder) throws IOException;
    }
}
