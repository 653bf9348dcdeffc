package io.banyan.engine.container;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the engine of one machine needs to know.
 *
 * @param home the installation's state directory; the engine writes below {@code engine/} and {@code run/} of it
 * @param api where the Docker-compatible API answers
 * @param installation name of this installation: lower case letters, digits and dashes; objects of others are left alone
 * @param node name of this machine in observations
 * @param addressPool networks of environments are taken from here, in CIDR notation
 * @param environmentPrefix prefix length of one environment's network, 16 to 24
 * @param edge where routes are served
 * @param images infrastructure images
 * @param shell a statically linked busybox on this machine; brings secret variables into containers that have no shell
 * @param resync how often everything is looked at again although no event said so
 * @param connectTimeout longest wait for the container API to take a connection
 */
public record ContainerEngineSettings(
        Path home,
        URI api,
        String installation,
        String node,
        String addressPool,
        int environmentPrefix,
        Edge edge,
        Images images,
        Path shell,
        Duration resync,
        Duration connectTimeout) {

    /**
     * Where routes are served.
     *
     * @param address address of this machine to bind
     */
    public record Edge(String address, int httpPort, int httpsPort) {
        public static final Edge DEFAULT = new Edge("127.0.0.1", 8080, 8443);
    }

    /**
     * Infrastructure images, by reference.
     *
     * @param gateway HAProxy 3, with {@code ip} and {@code iptables} for setting up its network namespace
     * @param names Unbound
     * @param pause any image with {@code sleep}: holds the network of instances that have several containers
     */
    public record Images(String gateway, String names, String pause) {
        public static final Images DEFAULT =
                new Images("localhost/banyan/gateway:dev", "localhost/banyan/names:dev", "localhost/banyan/base:dev");
    }

    /** Defaults for an installation that lives in one directory. */
    public static ContainerEngineSettings of(Path home, URI api, String installation) {
        return new ContainerEngineSettings(
                home,
                api,
                installation,
                "localhost",
                "10.192.0.0/12",
                20,
                Edge.DEFAULT,
                Images.DEFAULT,
                Path.of("/bin/busybox"),
                Duration.ofSeconds(15),
                Duration.ofSeconds(2));
    }

    public ContainerEngineSettings withAddressPool(String addressPool) {
        return new ContainerEngineSettings(
                home,
                api,
                installation,
                node,
                addressPool,
                environmentPrefix,
                edge,
                images,
                shell,
                resync,
                connectTimeout);
    }

    public ContainerEngineSettings withEdge(Edge edge) {
        return new ContainerEngineSettings(
                home,
                api,
                installation,
                node,
                addressPool,
                environmentPrefix,
                edge,
                images,
                shell,
                resync,
                connectTimeout);
    }

    public ContainerEngineSettings withImages(Images images) {
        return new ContainerEngineSettings(
                home,
                api,
                installation,
                node,
                addressPool,
                environmentPrefix,
                edge,
                images,
                shell,
                resync,
                connectTimeout);
    }

    /** Where the engine keeps what must outlive it. */
    public Path state() {
        return home.resolve("engine");
    }

    /** Where the data path keeps what must outlive it. */
    public Path dataPathState() {
        return state().resolve("datapath");
    }

    /** Where secrets of running instances lie: in memory where the machine has a place for that. */
    public Path secrets() {
        Path inMemory = Path.of("/dev/shm");
        return Files.isWritable(inMemory)
                ? inMemory.resolve("banyan-" + installation)
                : home.resolve("run").resolve("secrets");
    }
}
