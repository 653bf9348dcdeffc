package io.banyan.engine.container.instance;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.ContainerConfig;
import io.banyan.engine.container.api.ApiFaults;
import io.banyan.engine.container.api.ContainerApi;
import io.banyan.engine.spec.RegistryCredential;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Images on this machine. Several that want the same one at once wait for one pull. */
public final class Images {
    private final ContainerApi api;
    private final Map<String, Object> pulls = new ConcurrentHashMap<>();

    /**
     * What of an image's configuration matters for starting it.
     *
     * @param user as the image says it: name or number, with or without group
     */
    public record Configuration(String id, List<String> entrypoint, List<String> command, String user) {}

    public Images(ContainerApi api) {
        this.api = api;
    }

    /**
     * Makes sure that an image is here.
     *
     * @throws io.banyan.engine.EngineException IMAGE_NOT_FOUND, IMAGE_ACCESS_DENIED, REGISTRY_UNREACHABLE or DISK_FULL
     */
    public Configuration ensure(String image, List<RegistryCredential> credentials) throws InterruptedException {
        Optional<Configuration> here = find(image);
        if (here.isPresent()) {
            return here.get();
        }
        synchronized (pulls.computeIfAbsent(image, key -> new Object())) {
            Optional<Configuration> meanwhile = find(image);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            pull(image, credentials);
        }
        pulls.remove(image);
        return find(image)
                .orElseThrow(() -> ApiFaults.translatePull(
                        image, new IllegalStateException("it is still not there after pulling it")));
    }

    public Optional<Configuration> find(String image) {
        try {
            return Optional.of(configuration(api.docker().inspectImageCmd(image).exec()));
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            throw ApiFaults.translate("look for image " + image, e);
        }
    }

    private void pull(String image, List<RegistryCredential> credentials) throws InterruptedException {
        try {
            var command = api.docker().pullImageCmd(image);
            credential(image, credentials).ifPresent(command::withAuthConfig);
            command.exec(new PullOutcome()).awaitPulled();
        } catch (RuntimeException e) {
            throw ApiFaults.translatePull(image, e);
        }
    }

    /** The credential whose registry the image's reference starts with. */
    public static Optional<AuthConfig> credential(String image, List<RegistryCredential> credentials) {
        return credentials.stream()
                .filter(credential -> image.startsWith(credential.registry() + "/"))
                .findFirst()
                .map(credential -> new AuthConfig()
                        .withRegistryAddress(credential.registry())
                        .withUsername(credential.user())
                        .withPassword(credential.password()));
    }

    private static Configuration configuration(InspectImageResponse image) {
        ContainerConfig config = image.getConfig();
        return new Configuration(
                String.valueOf(image.getId()),
                config == null ? List.of() : list(config.getEntrypoint()),
                config == null ? List.of() : list(config.getCmd()),
                config == null || config.getUser() == null ? "" : config.getUser());
    }

    private static List<String> list(String @Nullable [] values) {
        return Stream.ofNullable(values).flatMap(Stream::of).toList();
    }
}
