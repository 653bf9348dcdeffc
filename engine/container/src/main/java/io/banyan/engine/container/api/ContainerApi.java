package io.banyan.engine.container.api;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.api.model.VersionComponent;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One connection pool to a Docker-compatible API.
 *
 * <p>Only calls that both kinds of server understand go through {@link #docker()}; {@link #podman()} tells the few places
 * that must differ which kind it is.
 */
public final class ContainerApi implements AutoCloseable {
    /** Streams (logs, sessions, events) hold a connection each; the pool must not be what limits them. */
    private static final int MOST_CONNECTIONS = 2_000;

    private final URI address;
    private final DockerHttpClient http;
    private final DockerClient docker;
    private volatile Optional<Server> server = Optional.empty();

    /** What answers: {@code Podman Engine} or {@code Engine} and its version. */
    public record Server(boolean podman, String version, long memoryBytes, int processors) {}

    private ContainerApi(URI address, DockerHttpClient http, DockerClient docker) {
        this.address = address;
        this.http = http;
        this.docker = docker;
    }

    /** Does not connect yet. The user's own Docker configuration and credentials are not read. */
    public static ContainerApi connect(URI address, Duration connectTimeout) {
        DockerHttpClient http = new ApacheDockerHttpClient.Builder()
                .dockerHost(address)
                .maxConnections(MOST_CONNECTIONS)
                .connectionTimeout(connectTimeout)
                .build();
        DefaultDockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(address.toString())
                .withDockerTlsVerify(false)
                .withDockerConfig("/nonexistent")
                .build();
        return new ContainerApi(address, http, DockerClientImpl.getInstance(config, http));
    }

    /** Where the API answers: {@code unix:///path} or {@code tcp://host:port}. */
    public URI address() {
        return address;
    }

    public DockerClient docker() {
        return docker;
    }

    /** Requests that docker-java has no command for. */
    public DockerHttpClient http() {
        return http;
    }

    public boolean podman() {
        return server().podman();
    }

    /** Asked once and remembered; throws what docker-java throws when nothing answers. */
    public Server server() {
        if (server.isEmpty()) {
            server = Optional.of(ask());
        }
        return server.orElseThrow();
    }

    private Server ask() {
        Version version = docker.versionCmd().exec();
        List<VersionComponent> components = version.getComponents() == null ? List.of() : version.getComponents();
        boolean podman = components.stream()
                .anyMatch(component -> String.valueOf(component.getName()).startsWith("Podman"));
        var info = docker.infoCmd().exec();
        String name = podman ? "Podman " : "Docker ";
        return new Server(
                podman,
                name + version.getVersion(),
                info.getMemTotal() == null ? 0 : info.getMemTotal(),
                info.getNCPU() == null ? 1 : info.getNCPU());
    }

    @Override
    public void close() {
        try {
            docker.close();
            http.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
