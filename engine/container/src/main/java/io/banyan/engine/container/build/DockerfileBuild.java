package io.banyan.engine.container.build;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.api.model.BuildResponseItem;
import com.github.dockerjava.api.model.PushResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.build.ImageBuild;
import io.banyan.engine.container.ContainerEngineSettings;
import io.banyan.engine.container.Labels;
import io.banyan.engine.container.api.ApiFaults;
import io.banyan.engine.container.api.ContainerApi;
import io.banyan.engine.container.instance.Images;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One image from a Dockerfile: built by the container API, then pushed. */
final class DockerfileBuild {
    private static final Logger log = LoggerFactory.getLogger(DockerfileBuild.class);

    private static final long PUSH_PATIENCE_MINUTES = 10;

    private final ContainerEngineSettings settings;
    private final ContainerApi api;
    private final ImageBuild image;
    private final Consumer<String> line;

    DockerfileBuild(ContainerEngineSettings settings, ContainerApi api, ImageBuild image, Consumer<String> line) {
        this.settings = settings;
        this.api = api;
        this.image = image;
        this.line = line;
    }

    private String tagged() {
        return image.repository() + ":" + image.tag();
    }

    void build() throws InterruptedException {
        Map<String, String> labels = new HashMap<>(image.labels());
        labels.put(Labels.OWNER, settings.installation());
        Output<BuildResponseItem> output = new Output<>();
        try (BuildImageCmd command = api.docker().buildImageCmd()) {
            command.withBaseDirectory(image.context().toFile())
                    .withDockerfile(image.context().resolve(image.dockerfile()).toFile())
                    .withTags(Set.of(tagged()))
                    .withLabels(labels)
                    .withMemory(image.memoryLimitBytes())
                    .withMemswap(image.memoryLimitBytes())
                    .withCpusetcpus(processors())
                    .withRemove(true)
                    .withForcerm(true);
            image.arguments().forEach(command::withBuildArg);
            image.target().ifPresent(command::withTarget);
            if (!image.credentials().isEmpty()) {
                AuthConfigurations credentials = new AuthConfigurations();
                image.credentials()
                        .forEach(credential -> Images.credential(credential.registry() + "/", image.credentials())
                                .ifPresent(credentials::addConfig));
                command.withBuildAuthConfigs(credentials);
            }
            command.exec(output);
            if (!output.awaitCompletion(image.deadline().toMillis(), TimeUnit.MILLISECONDS)) {
                throw tooLong();
            }
        } catch (RuntimeException e) {
            throw failed(e);
        } finally {
            output.end();
        }
        output.error.ifPresent(error -> {
            throw failed(error);
        });
    }

    /**
     * The processors that the build may run on: its limit in whole processors, because the API's quota for builds cannot be
     * reached through the client library.
     */
    private String processors() {
        long wanted = Math.max(1, (image.cpuLimitMillicores() + 999) / 1_000);
        return "0-" + (Math.min(wanted, api.server().processors()) - 1);
    }

    /** Pushes and returns the reference by digest. */
    String push() throws InterruptedException {
        Output<PushResponseItem> output = new Output<>();
        try (var command = api.docker().pushImageCmd(tagged())) {
            Images.credential(image.repository() + "/", image.credentials()).ifPresent(command::withAuthConfig);
            if (!command.exec(output).awaitCompletion(PUSH_PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw tooLong();
            }
        } catch (RuntimeException e) {
            throw ApiFaults.translatePull(tagged(), e);
        } finally {
            output.end();
        }
        output.error.ifPresent(error -> {
            throw ApiFaults.translatePull(tagged(), new IllegalStateException(error));
        });
        return output.digest
                .map(digest -> image.repository() + "@" + digest)
                .orElseGet(() -> new RegistryManifest(image.repository(), image.credentials()).digest(image.tag()));
    }

    private EngineException tooLong() {
        return new EngineException(new Fault(
                FaultCode.DEADLINE_EXCEEDED,
                "building " + tagged() + " took longer than " + image.deadline().toSeconds() + " s",
                "make the build quicker, or give it more time"));
    }

    private EngineException failed(RuntimeException thrown) {
        return ApiFaults.unreachable(thrown) || thrown instanceof EngineException
                ? ApiFaults.translate("build " + tagged(), thrown)
                : failed(String.valueOf(thrown.getMessage()));
    }

    private EngineException failed(String error) {
        String text = error.toLowerCase(Locale.ROOT);
        if (text.contains("initializing source docker://") || text.contains("pinging container registry")) {
            return ApiFaults.translatePull("named by FROM", new IllegalStateException(error));
        }
        if (text.contains("no space left")) {
            return ApiFaults.translate("build " + tagged(), new IllegalStateException(error));
        }
        return new EngineException(new Fault(
                FaultCode.INVALID_SPECIFICATION,
                "the Dockerfile " + image.dockerfile() + " failed: " + error.strip(),
                "see the lines above; the last instruction shown is the one that failed"));
    }

    /** Delivers what the API says, and keeps what is needed at the end. */
    private final class Output<T extends ResponseItem> extends ResultCallback.Adapter<T> {
        private Optional<String> error = Optional.empty();
        private Optional<String> digest = Optional.empty();

        @Override
        public void onNext(T item) {
            String text = item.getStream();
            if (text != null && !text.isBlank()) {
                text.strip().lines().forEach(line);
            }
            if (item.getErrorDetail() != null && item.getErrorDetail().getMessage() != null) {
                error = Optional.of(item.getErrorDetail().getMessage());
            }
            if (item.getAux() != null && item.getAux().getDigest() != null) {
                digest = Optional.of(item.getAux().getDigest());
            }
        }

        private void end() {
            try {
                close();
            } catch (IOException e) {
                log.debug("closing the build's stream", e);
            }
        }
    }
}
