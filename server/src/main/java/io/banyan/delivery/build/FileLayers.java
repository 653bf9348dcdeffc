package io.banyan.delivery.build;

import io.banyan.applications.ScoreManifests;
import io.banyan.delivery.DeliveryError;
import io.banyan.delivery.DeliveryFailed;
import io.banyan.delivery.source.SourceTree;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Lays out programs and sites that are files as they are. Links are left out; npm's point to programs of its tools. */
final class FileLayers {
    private final SourceTree source;

    FileLayers(SourceTree source) {
        this.source = source;
    }

    ImageContent node(BuildPlan.NodeProgram program) throws IOException {
        List<Layer> layers = new ArrayList<>();
        layers.add(layer("dependencies", source, "/app/", path -> path.startsWith("node_modules/")));
        layers.add(layer("program", source, "/app/", FileLayers::isContent));
        layers.removeIf(layer -> layer.files().isEmpty());
        return new ImageContent(
                program.baseImage(),
                layers,
                program.command(),
                new TreeMap<>(Map.of("NODE_ENV", "production")),
                "/app");
    }

    ImageContent site(BuildPlan.StaticFiles site) throws IOException {
        String directory = site.directories().stream()
                .filter(candidate -> source.file(candidate.equals(".") ? "index.html" : candidate + "/index.html")
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new DeliveryFailed(
                        DeliveryError.BUILD_OUTPUT_UNCLEAR,
                        "no index.html in " + String.join(", ", site.directories())));
        SourceTree tree = directory.equals(".") ? source : source.directory(directory);
        Layer files = layer("site", tree, "/srv/www/", FileLayers::isContent);
        return new ImageContent(site.baseImage(), List.of(files), List.of(), new TreeMap<>(), "/srv/www");
    }

    private static boolean isContent(String path) {
        return !path.startsWith("node_modules/") && !path.startsWith(".git/") && !path.equals(ScoreManifests.FILE);
    }

    private static Layer layer(String name, SourceTree tree, String target, Predicate<String> belongs)
            throws IOException {
        TreeMap<String, Path> files = new TreeMap<>();
        Path root = tree.root();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String relative = root.relativize(file).toString();
                if (attributes.isRegularFile() && belongs.test(relative)) {
                    files.put(target + relative, file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return new Layer(name, files);
    }
}
