package io.banyan.engine.container.logs;

import com.github.dockerjava.api.DockerClient;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the log of a container that is there. */
public final class OpenLog {
    private OpenLog() {}

    /**
     * Opens.
     *
     * @param file where the runtime writes the log in the format of {@link LogFormat}; empty where only the API reads it
     */
    public static ContainerLog of(DockerClient docker, String container, Optional<Path> file) {
        return file.isPresent() ? new FileLog(file.get()) : new ApiLog(docker, container);
    }
}
