package io.banyan.engine.build;

import io.banyan.engine.spec.RegistryCredential;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An image from a Dockerfile, pushed to a registry.
 *
 * @param context directory of this machine
 * @param dockerfile path relative to the context
 * @param repository where to push, registry included, without tag or digest
 * @param tag a tag for people; the digest is what counts
 */
public record ImageBuild(
        String name,
        Path context,
        String dockerfile,
        Map<String, String> arguments,
        Map<String, String> labels,
        String repository,
        String tag,
        List<RegistryCredential> credentials,
        Optional<String> target,
        long cpuLimitMillicores,
        long memoryLimitBytes,
        Duration deadline) {
    public ImageBuild {
        arguments = Map.copyOf(arguments);
        labels = Map.copyOf(labels);
        credentials = List.copyOf(credentials);
    }
}
