package io.banyan.e2e;

import io.banyan.bench.installation.Repositories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/** Git repositories with the program as a source that is built. */
final class Sources {
    private final Path root;

    Sources(Installation installation) {
        this.root = installation.home().resolve("sources");
    }

    /** One whose build runs a command, on branch {@code main}. */
    Path building(Manifest manifest, String buildCommand) throws IOException, InterruptedException {
        return repository(
                manifest,
                Map.of(
                        "package.json",
                        Manifest.resource("/echo/package.json")
                                .replace(
                                        "\"start\"",
                                        "\"build\": \"" + buildCommand.replace("\"", "\\\"") + "\",\n    \"start\"")));
    }

    /** One with a file of so many bytes that cannot be compressed, on branch {@code main}. */
    Path holding(Manifest manifest, int bytes) throws IOException, InterruptedException {
        byte[] noise = new byte[bytes];
        new Random(1).nextBytes(noise);
        Files.write(files(manifest).resolve("large.bin"), noise);
        return repository(manifest, Map.of("package.json", Manifest.resource("/echo/package.json")));
    }

    private Path files(Manifest manifest) throws IOException {
        return Files.createDirectories(root.resolve(manifest.application() + "-files"));
    }

    private Path repository(Manifest manifest, Map<String, String> files) throws IOException, InterruptedException {
        Path directory = files(manifest);
        Files.writeString(directory.resolve("score.yaml"), manifest.built());
        Files.writeString(directory.resolve("server.js"), Manifest.program());
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
        return new Repositories(root).create(manifest.application(), directory);
    }
}
