package io.banyan.delivery.build;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import io.banyan.delivery.DeliveryError;
import io.banyan.delivery.DeliveryFailed;
import io.banyan.delivery.DeliverySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Puts layers on a base image and pushes what the registry lacks. The same files on the same base give the same digest:
 * times, owners and order are fixed.
 */
final class PushLayers {
    private final DeliverySettings settings;
    private final Path baseCache;

    PushLayers(DeliverySettings settings, Path baseCache) {
        this.settings = settings;
        this.baseCache = baseCache;
    }

    /**
     * Builds and pushes.
     *
     * @param base reference of the base image
     * @param cache the tribe's own cache directory
     * @return {@code repository@sha256:...}
     */
    String push(
            ImageContent content, String base, String repository, String tag, Map<String, String> labels, Path cache)
            throws InterruptedException {
        // Jib waits inside its tasks for other tasks: any fixed number of threads can be too few. Its
        // file locks hold a virtual thread's carrier, so these are threads of the system.
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            JibContainerBuilder image = Jib.from(registryImage(base))
                    .setFormat(ImageFormat.OCI)
                    .setCreationTime(Instant.EPOCH)
                    .setLabels(labels)
                    .setWorkingDirectory(AbsoluteUnixPath.get(content.workingDirectory()));
            content.environment().forEach(image::addEnvironmentVariable);
            if (!content.entrypoint().isEmpty()) {
                image.setEntrypoint(content.entrypoint());
            }
            content.layers().forEach(layer -> image.addFileEntriesLayer(entries(layer)));
            JibContainer pushed = image.containerize(Containerizer.to(registryImage(repository + ":" + tag))
                    .setExecutorService(threads)
                    .setAllowInsecureRegistries(settings.insecureRegistry())
                    .setBaseImageLayersCache(Files.createDirectories(baseCache))
                    .setApplicationLayersCache(Files.createDirectories(cache))
                    .setToolName("banyan"));
            return repository + "@" + pushed.getDigest();
        } catch (RegistryUnauthorizedException denied) {
            throw new DeliveryFailed(denied, DeliveryError.REGISTRY_ACCESS_DENIED, settings.registry());
        } catch (InvalidImageReferenceException
                | RegistryException
                | IOException
                | CacheDirectoryCreationException
                | ExecutionException fault) {
            throw explain(fault);
        }
    }

    private DeliveryFailed explain(Exception fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String text = String.valueOf(root.getMessage());
        return text.contains("No space left")
                ? new DeliveryFailed(fault, DeliveryError.DISK_FULL, "builds, registry")
                : new DeliveryFailed(
                        fault,
                        DeliveryError.REGISTRY_UNREACHABLE,
                        settings.registry(),
                        String.valueOf(fault.getMessage()));
    }

    private RegistryImage registryImage(String reference) throws InvalidImageReferenceException, IOException {
        RegistryImage image = RegistryImage.named(reference);
        if (settings.registryUser().isPresent() && reference.startsWith(settings.registry() + "/")) {
            Path file = settings.registryPasswordFile().orElseThrow();
            image.addCredential(
                    settings.registryUser().get(), Files.readString(file).strip());
        }
        return image;
    }

    private static FileEntriesLayer entries(Layer layer) {
        FileEntriesLayer.Builder entries = FileEntriesLayer.builder().setName(layer.name());
        layer.files()
                .forEach((target, file) -> entries.addEntry(
                        file,
                        AbsoluteUnixPath.get(target),
                        FilePermissions.fromOctalString(Files.isExecutable(file) ? "755" : "644"),
                        Instant.ofEpochSecond(1)));
        return entries.build();
    }
}
