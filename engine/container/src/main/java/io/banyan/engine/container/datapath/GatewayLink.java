package io.banyan.engine.container.datapath;

import io.banyan.engine.container.datapath.GatewayStep.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The running process of a gateway, reached over the sockets that it shares with this machine. */
final class GatewayLink {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final SocketDialogue admin;
    private final SocketDialogue figures;

    GatewayLink(Path socketDirectory) {
        this.admin = new SocketDialogue(socketDirectory.resolve("admin.sock"), LIMIT);
        this.figures = new SocketDialogue(socketDirectory.resolve("figures.sock"), LIMIT);
    }

    boolean answers() {
        try {
            return admin.ask("show info\n").contains("Uptime_sec");
        } catch (IOException nobody) {
            return false;
        }
    }

    ObservedGateway observe(Set<String> maps, boolean certificates) throws IOException {
        Map<String, Map<String, String>> contents = new HashMap<>();
        for (String map : maps) {
            String answer = admin.ask("show map " + GatewayFiles.DIRECTORY + map + "\n");
            contents.put(map, ObservedGateway.map(answer.lines().toList()));
        }
        Set<String> files = certificates
                ? ObservedGateway.certificates(
                        admin.ask("show ssl crt-list " + GatewayFiles.DIRECTORY + GatewayFiles.CERTIFICATES + "\n"))
                : Set.of();
        return new ObservedGateway(ObservedGateway.servers(admin.ask("show servers state\n")), contents, files);
    }

    /**
     * Takes one step.
     *
     * @return what HAProxy said if it did not carry the step out; commands after the refused one were not sent
     */
    Optional<String> take(GatewayStep step) throws IOException {
        for (Command command : step.commands()) {
            String answer = admin.ask(command.text() + "\n");
            if (!command.carriedOut(answer)) {
                return Optional.of(answer.strip());
            }
        }
        return Optional.empty();
    }

    /** Streams that are with a server of one of these slots now, or wait for it. */
    int inFlight(List<String> slots, String server) throws IOException {
        int total = 0;
        for (String slot : slots) {
            total += ServerFigures.inFlight(admin.ask("show stat " + slot + " 4 -1\n"), server);
        }
        return total;
    }

    /** The figures of the gateway in Prometheus' text format. */
    String figures() throws IOException {
        String answer = figures.ask("GET /metrics HTTP/1.0\r\n\r\n");
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
}
