package io.banyan.images.command;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import java.net.URI;
import java.time.Duration;

/** Connects to a Docker-compatible engine. */
public final class ConnectEngine {
    private ConnectEngine() {}

    /**
     * Opens a connection that the caller closes.
     *
     * @param address {@code unix://} and a path, or {@code tcp://}
     */
    public static DockerClient to(String address) {
        DefaultDockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(address)
                .withDockerTlsVerify(false)
                .build();
        return DockerClientImpl.getInstance(
                config,
                new ApacheDockerHttpClient.Builder()
                        .dockerHost(URI.create(address))
                        .connectionTimeout(Duration.ofSeconds(10))
                        .build());
    }
}
