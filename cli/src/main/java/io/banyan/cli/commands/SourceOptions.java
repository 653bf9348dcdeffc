package io.banyan.cli.commands;

import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where an application comes from: a local directory, a Git repository, a ready image, or an earlier release. */
final class SourceOptions {
    @Parameters(index = "0", arity = "0..1", paramLabel = "DIRECTORY", descriptionKey = "source.directory")
    @Nullable
    Path directory;

    @Option(names = "--git", paramLabel = "URL", descriptionKey = "source.git")
    @Nullable
    String git;

    @Option(names = "--ref", paramLabel = "REF", defaultValue = "HEAD", descriptionKey = "source.ref")
    String ref = "HEAD";

    @Option(names = "--path", paramLabel = "PATH", descriptionKey = "source.path")
    @Nullable
    String path;

    @Option(names = "--image", paramLabel = "REFERENCE", descriptionKey = "source.image")
    @Nullable
    String image;

    @Option(names = "--score", paramLabel = "FILE", descriptionKey = "source.score")
    @Nullable
    Path score;

    @Option(
            names = {"-a", "--app"},
            paramLabel = "APP",
            descriptionKey = "source.app")
    @Nullable
    String application;

    /** The application's name: as given, or the one in the manifest at hand. */
    String application(Common common) throws IOException {
        if (application != null) {
            return application;
        }
        Path manifest = score != null ? score : directory != null ? directory.resolve("score.yaml") : null;
        if (manifest == null || !Files.exists(manifest)) {
            throw common.usage("usage.app");
        }
        return ManifestName.in(Files.readString(manifest))
                .orElseThrow(() -> common.usage("usage.app.manifest", manifest));
    }

    /** The request's body, once whatever is local was uploaded. */
    Map<String, Object> body(Common common, Server server) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        Map<String, Object> source = source(common, server);
        if (!source.isEmpty()) {
            body.put("source", source);
        }
        if (score != null) {
            body.put("score", Files.readString(score));
        }
        return body;
    }

    private Map<String, Object> source(Common common, Server server) throws IOException {
        Map<String, Object> source = new LinkedHashMap<>();
        if (git != null) {
            source.put("kind", "git");
            source.put("url", git);
            source.put("ref", ref);
            if (path != null) {
                source.put("path", path);
            }
        } else if (image != null) {
            source.put("kind", "image");
            source.put("reference", image);
        } else if (directory != null) {
            Path archive = DirectoryArchive.of(directory);
            try {
                source.put("kind", "archive");
                source.put("id", Json.text(server.upload(common.tribePath() + "/archives", archive), "id"));
            } finally {
                Files.deleteIfExists(archive);
            }
        }
        return source;
    }
}
