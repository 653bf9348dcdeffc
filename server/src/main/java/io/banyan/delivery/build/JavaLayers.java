package io.banyan.delivery.build;

import io.banyan.delivery.DeliveryError;
import io.banyan.delivery.DeliveryFailed;
import io.banyan.delivery.source.SourceTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Lays a Java program out in layers by how often they change: libraries, libraries that are still being worked on,
 * resources, classes. A Spring Boot archive is taken apart; anything else is the program's own archive and a directory of
 * libraries. Jars that a build made are read as files only, never run.
 */
final class JavaLayers {
    private static final int MOST_ENTRIES = 100_000;

    private final SourceTree source;
    private final Path scratch;

    /** @param scratch an empty directory that nobody else writes to */
    JavaLayers(SourceTree source, Path scratch) {
        this.source = source;
        this.scratch = scratch;
    }

    ImageContent of(BuildPlan.JavaProgram program) throws IOException {
        Path archive = program(program.outputs());
        List<Layer> layers = new ArrayList<>();
        String main;
        try (JarFile jar = new JarFile(archive.toFile())) {
            Optional<Attributes> manifest =
                    Optional.ofNullable(jar.getManifest()).map(java.util.jar.Manifest::getMainAttributes);
            Optional<String> start = manifest.map(attributes -> attributes.getValue("Start-Class"));
            boolean boot = start.isPresent();
            extract(jar, boot ? "BOOT-INF/classes/" : "");
            if (boot) {
                extract(jar, "BOOT-INF/lib/");
            } else {
                copyLibraries(program.libraries(), archive);
            }
            main = program.mainClass()
                    .or(() -> start)
                    .or(() -> manifest.map(attributes -> attributes.getValue("Main-Class")))
                    .or(() -> MainClass.in(scratch.resolve("classes")))
                    .orElseThrow(() -> new DeliveryFailed(
                            DeliveryError.BUILD_OUTPUT_UNCLEAR,
                            "main class: name it in metadata.banyan.build.mainClass"));
        }
        layers.add(layer("libraries", "lib", "/app/lib/", name -> !name.contains("-SNAPSHOT")));
        layers.add(layer("snapshot libraries", "lib", "/app/lib/", name -> name.contains("-SNAPSHOT")));
        layers.add(layer("resources", "classes", "/app/classes/", name -> !name.endsWith(".class")));
        layers.add(layer("classes", "classes", "/app/classes/", name -> name.endsWith(".class")));
        layers.removeIf(layer -> layer.files().isEmpty());
        return new ImageContent(
                program.baseImage(), layers, entrypoint(program.javaOptions(), main), new TreeMap<>(), "/app");
    }

    /** The heap follows the container's limit; a program that ran out of memory ends, so that it is replaced. */
    private static List<String> entrypoint(List<String> options, String main) {
        List<String> command = new ArrayList<>(
                List.of("java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData"));
        command.addAll(options);
        command.addAll(List.of("-cp", "/app/classes:/app/lib/*", main));
        return command;
    }

    private Path program(List<String> directories) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String directory : directories) {
            Path at = source.directory(directory).root();
            try (Stream<Path> files = Files.list(at)) {
                files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .filter(file -> file.toString().endsWith(".jar"))
                        .filter(file -> !file.getFileName()
                                .toString()
                                .matches(".*-(sources|javadoc|tests|test|plain|original)\\.jar|original-.*"))
                        .forEach(found::add);
            }
        }
        List<Path> bootable = new ArrayList<>();
        for (Path file : found) {
            try (JarFile jar = new JarFile(file.toFile())) {
                if (jar.getManifest() != null
                        && jar.getManifest().getMainAttributes().getValue("Start-Class") != null) {
                    bootable.add(file);
                }
            }
        }
        List<Path> candidates = bootable.isEmpty() ? found : bootable;
        if (candidates.size() != 1) {
            throw new DeliveryFailed(
                    DeliveryError.BUILD_OUTPUT_UNCLEAR,
                    candidates.size() + " programs (jar) in " + String.join(", ", directories));
        }
        return candidates.getFirst();
    }

    private void extract(JarFile jar, String prefix) throws IOException {
        Path target = Files.createDirectories(scratch.resolve(prefix.endsWith("lib/") ? "lib" : "classes"));
        int entries = 0;
        for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
            if (entry.isDirectory() || !entry.getName().startsWith(prefix)) {
                continue;
            }
            Path file =
                    target.resolve(entry.getName().substring(prefix.length())).normalize();
            if (!file.startsWith(target) || ++entries > MOST_ENTRIES) {
                throw new DeliveryFailed(DeliveryError.ARCHIVE_INVALID, entry.getName(), "it leads out of the archive");
            }
            Files.createDirectories(file.getParent());
            try (InputStream content = jar.getInputStream(entry)) {
                Files.copy(content, file);
            }
        }
    }

    /** Where the libraries are: as they are, or below (Gradle's {@code install/<name>/lib}). */
    private void copyLibraries(String directory, Path program) throws IOException {
        Path target = Files.createDirectories(scratch.resolve("lib"));
        Path from = source.root().resolve(directory).normalize();
        if (!Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from, 3)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith(".jar")
                        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && !name.equals(program.getFileName().toString())) {
                    Files.copy(file, target.resolve(name));
                }
            }
        }
    }

    private Layer layer(String name, String directory, String target, java.util.function.Predicate<String> belongs)
            throws IOException {
        TreeMap<String, Path> files = new TreeMap<>();
        Path root = scratch.resolve(directory);
        if (Files.isDirectory(root)) {
            try (Stream<Path> all = Files.walk(root)) {
                all.filter(Files::isRegularFile).forEach(file -> {
                    String relative = root.relativize(file).toString();
                    if (belongs.test(relative)) {
                        files.put(target + relative, file);
                    }
                });
            }
        }
        return new Layer(name, files);
    }
}
