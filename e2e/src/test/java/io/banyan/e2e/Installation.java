package io.banyan.e2e;

import io.banyan.bench.installation.Administrator;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;

/**
 * A Banyan of the test class's own beside whatever else runs here: own directory, ports, name and networks. Base images,
 * registry and container storage are this machine's. Everything it made is gone afterwards, also after failures.
 */
final class Installation implements BeforeAllCallback, AfterAllCallback {
    /** Outside of what an installation with the default settings takes, and of what the engine's own tests take. */
    private static final String ADDRESS_POOL = "10.216.0.0/16";

    static final String REGISTRY = "127.0.0.1:5000";

    private final ContainerService machine = ContainerService.ofThisMachine();
    private final boolean ownService;
    private String name = "";
    private Path home = Path.of("");
    private Ports ports = new Ports(0, 0, 0);
    private Optional<ControlPlane> controlPlane = Optional.empty();
    private Optional<OwnPodman> podman = Optional.empty();
    private Optional<Server> administrator = Optional.empty();

    private Installation(boolean ownService) {
        this.ownService = ownService;
    }

    static Installation shared() {
        return new Installation(false);
    }

    /** With a Podman service of its own that may be stopped; containers and storage are this machine's all the same. */
    static Installation withOwnPodman() {
        return new Installation(true);
    }

    private record Ports(int api, int http, int https) {}

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Leftovers.of(machine).remove();
        name = Leftovers.newName();
        home = Leftovers.home(name);
        Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
        try {
            Files.createSymbolicLink(home.resolve("images"), machine.home().resolve("images"));
            ports = new Ports(freePort(), freePort(), freePort());
            if (ownService) {
                podman = Optional.of(new OwnPodman(machine, home.resolve("run/podman.sock")));
                podman().start();
            }
            controlPlane = Optional.of(new ControlPlane(home, ports.api(), settings()));
            controlPlane().start();
        } catch (Exception | Error failed) {
            remove();
            throw failed;
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        remove();
    }

    private synchronized void remove() {
        controlPlane.ifPresent(ControlPlane::kill);
        podman.ifPresent(OwnPodman::kill);
        Leftovers.of(machine).remove(name);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("banyan.engine.installation", name);
        settings.put(
                "banyan.engine.api", "unix://" + podman.map(OwnPodman::socket).orElse(machine.socket()));
        settings.put("banyan.engine.address-pool", ADDRESS_POOL);
        settings.put("banyan.edge.http-port", String.valueOf(ports.http()));
        settings.put("banyan.edge.https-port", String.valueOf(ports.https()));
        // What a killed process was doing is taken over after four missed ones.
        settings.put("banyan.background.heartbeat", "1s");
        settings.put("banyan.identity.initial-password-must-change", "false");
        settings.put("banyan.build.git.schemes", "file");
        return settings;
    }

    String name() {
        return name;
    }

    Path home() {
        return home;
    }

    int routePort() {
        return ports.http();
    }

    ContainerService machine() {
        return machine;
    }

    ControlPlane controlPlane() {
        return controlPlane.orElseThrow();
    }

    OwnPodman podman() {
        return podman.orElseThrow();
    }

    /** The administrator; the token outlives restarts of the control plane. */
    Server administrator() {
        if (administrator.isEmpty()) {
            administrator = Optional.of(signIn());
        }
        return administrator.get();
    }

    private Server signIn() {
        try {
            return Administrator.of(controlPlane().address(), home);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** What the doctor finds about one thing. */
    JsonNode finding(String subject) {
        JsonNode answer = administrator().get("/doctor");
        return items(answer, "checks")
                .filter(finding -> Json.text(finding, "name").equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError(subject + " is not in " + answer));
    }

    /** The audit's entries of one action that name something. */
    List<JsonNode> auditOf(String action, String named) {
        return items(administrator().get("/audit?limit=200&action=" + action), "items")
                .filter(entry -> entry.toString().contains(named))
                .toList();
    }

    private static Stream<JsonNode> items(JsonNode answer, String name) {
        return StreamSupport.stream((answer.isArray() ? answer : answer.path(name)).spliterator(), false);
    }

    /** Process id of the database's server. */
    long databaseProcess() throws IOException {
        List<String> lines = Files.readAllLines(home.resolve("postgres/data/postmaster.pid"));
        return Long.parseLong(lines.getFirst().strip());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
