package io.banyan.engine.container;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.model.HostConfig;
import io.banyan.engine.container.api.ContainerApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A registry on this machine: the one that is there already, or one for as long as the test runs. */
record TestRegistry(ContainerApi api, Optional<String> container) implements AutoCloseable {
    /** The container service must be told to speak to it without TLS, as {@code bin/setup} does for the default. */
    static final String ADDRESS = Objects.requireNonNullElse(System.getenv("BANYAN_REGISTRY"), "127.0.0.1:5000");

    private static final int PORT = Integer.parseInt(ADDRESS.substring(ADDRESS.indexOf(':') + 1));

    static TestRegistry ensure(ContainerApi api, ContainerEngineSettings settings) {
        if (answers()) {
            return new TestRegistry(api, Optional.empty());
        }
        String id = api.docker()
                .createContainerCmd("localhost/banyan/registry:dev")
                .withName(settings.installation() + ".registry")
                .withLabels(Map.of(Labels.OWNER, settings.installation()))
                .withEnv(List.of("REGISTRY_HTTP_ADDR=127.0.0.1:" + PORT))
                .withHostConfig(HostConfig.newHostConfig().withNetworkMode("host"))
                .exec()
                .getId();
        api.docker().startContainerCmd(id).exec();
        await().atMost(Duration.ofSeconds(20)).until(TestRegistry::answers);
        return new TestRegistry(api, Optional.of(id));
    }

    private static boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        container.ifPresent(id -> api.docker()
                .removeContainerCmd(id)
                .withForce(true)
                .withRemoveVolumes(true)
                .exec());
    }
}
