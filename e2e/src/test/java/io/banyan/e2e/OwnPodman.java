package io.banyan.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A second Podman service over this machine's containers and storage, at a socket of its own. */
final class OwnPodman {
    private final ContainerService machine;
    private final Path socket;
    private Optional<Process> process = Optional.empty();

    OwnPodman(ContainerService machine, Path socket) {
        this.machine = machine;
        this.socket = socket;
    }

    Path socket() {
        return socket;
    }

    void start() {
        Path configuration = machine.home().resolve("podman");
        ProcessBuilder builder = new ProcessBuilder("podman", "system", "service", "--time=0", "unix://" + socket)
                .redirectErrorStream(true)
                .redirectOutput(socket.resolveSibling("podman.log").toFile());
        builder.environment()
                .put("CONTAINERS_CONF", configuration.resolve("containers.conf").toString());
        builder.environment()
                .put(
                        "CONTAINERS_STORAGE_CONF",
                        configuration.resolve("storage.conf").toString());
        builder.environment()
                .put(
                        "CONTAINERS_REGISTRIES_CONF",
                        configuration.resolve("registries.conf").toString());
        try {
            Files.createDirectories(socket.getParent());
            Files.deleteIfExists(socket);
            process = Optional.of(builder.start());
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
        await("Podman answers at " + socket).atMost(Subject.PATIENCE).until(this::connects);
    }

    boolean running() {
        return process.filter(Process::isAlive).isPresent();
    }

    void kill() {
        process.ifPresent(running -> running.destroyForcibly().onExit().join());
    }

    private boolean connects() {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException notYet) {
            return false;
        }
    }
}
