package io.banyan.engine.container.datapath;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.datapath.ObservedGateway.ObservedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One gateway: the files from which its process starts, and the process while it runs.
 *
 * <p>There is one way to change it: {@link #record} the model, then {@link #follow} it. Following looks at what runs, so
 * it may be repeated at any time, after a restart of either side too.
 */
final class GatewayProcess {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayProcess.class);

    /** Twice what HAProxy waits for a connection, and as long before it repeats a request: gateway.cfg. */
    private static final Duration REPEATED_ELSEWHERE = Duration.ofMillis(300);

    private static final Duration SESSIONS_END = Duration.ofMillis(500);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(5);

    private final String name;
    private final Path directory;
    private final Template template;
    private final Map<String, String> values;
    private final SlotCapacity capacity;
    private final GatewayLink link;
    private final ReentrantLock following = new ReentrantLock();
    private final Map<String, Long> disabled = new HashMap<>();
    private volatile Map<String, List<String>> placements = Map.of();
    private volatile boolean behind = true;

    GatewayProcess(
            String name,
            Path directory,
            Path sockets,
            Template template,
            Map<String, String> values,
            SlotCapacity capacity) {
        this.name = name;
        this.directory = directory;
        this.template = template;
        this.values = Map.copyOf(values);
        this.capacity = capacity;
        this.link = new GatewayLink(sockets);
    }

    GatewayLink link() {
        return link;
    }

    /** Names what the process starts with that cannot be changed while it runs. */
    String startedWith() {
        return Digest.of(template.text() + GatewayFiles.ERRORS + new TreeMap<>(values) + capacity);
    }

    /** Whether something is left to do: the process was not there, or a server was still busy when it should go. */
    boolean behind() {
        return behind;
    }

    /** Writes what a restarted process starts from. */
    void record(GatewayModel model) {
        GatewayFiles.of(model, template, values, capacity).forEach((file, content) -> {
            Path path = directory.resolve(file);
            if (!content.equals(read(path).orElse(null))) {
                ReplaceFile.with(path, content);
            }
        });
    }

    /**
     * Makes the running process do what the model says. When it does not answer, nothing is done: its files are right,
     * and the data path's watch brings it back.
     *
     * @param model read once the gateway is nobody else's, so that the last one to come brings the newest
     */
    void follow(Supplier<GatewayModel> model) {
        following.lock();
        try {
            catchUp(model.get());
        } catch (IOException down) {
            behind = true;
            LOG.debug("gateway {} does not answer: {}", name, down.getMessage());
        } finally {
            following.unlock();
        }
    }

    private void catchUp(GatewayModel model) throws IOException {
        boolean left = false;
        ObservedGateway observed = observe(model);
        disabled.keySet()
                .retainAll(observed.servers().stream().map(ObservedServer::path).toList());
        for (GatewayStep step : GatewayPlan.steps(model, observed, this::certificate, this::hopeless)) {
            boolean replaced =
                    step instanceof GatewayStep.DeleteServer(String slot, String server) && model.wants(slot, server);
            Optional<String> refusal = replaced ? insist(step) : link.take(step);
            if (step instanceof GatewayStep.DisableServer(String slot, String server)) {
                disabled.putIfAbsent(slot + "/" + server, System.nanoTime());
            }
            if (refusal.isPresent()) {
                if (!(step instanceof GatewayStep.DeleteServer)) {
                    behind = true;
                    throw refused(step, refusal.get());
                }
                left = true;
            }
        }
        Map<String, List<String>> found = new HashMap<>();
        for (ObservedServer server : observed.servers()) {
            found.computeIfAbsent(server.name(), ignored -> new ArrayList<>()).add(server.slot());
        }
        model.slots()
                .forEach((slot, servers) -> servers.forEach(server -> {
                    List<String> slots = found.computeIfAbsent(server.name(), ignored -> new ArrayList<>());
                    if (!slots.contains(slot)) {
                        slots.add(slot);
                    }
                }));
        placements = found;
        behind = left;
    }

    /** HAProxy ends a server's sessions after it has said so; what takes the server's place needs its name. */
    private Optional<String> insist(GatewayStep step) throws IOException {
        long begin = System.nanoTime();
        Optional<String> refusal = link.take(step);
        while (refusal.isPresent() && System.nanoTime() - begin < SESSIONS_END.toNanos()) {
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            refusal = link.take(step);
        }
        return refusal;
    }

    private boolean hopeless(ObservedServer server) {
        Long since = disabled.get(server.path());
        return since != null && System.nanoTime() - since > REPEATED_ELSEWHERE.toNanos();
    }

    ObservedGateway observe(GatewayModel model) throws IOException {
        return link.observe(model.maps().keySet(), model.maps().containsKey(GatewayModel.ROUTES));
    }

    /** Requests that the server has in flight here; empty when the process does not answer. */
    OptionalInt inFlight(String server) {
        try {
            return OptionalInt.of(link.inFlight(placements.getOrDefault(server, List.of()), server));
        } catch (IOException down) {
            return OptionalInt.empty();
        }
    }

    private String certificate(String file) {
        return read(directory.resolve(file))
                .orElseThrow(() -> new UncheckedIOException(new IOException("the file " + file + " is gone")));
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw ReplaceFile.failed(file, unreadable);
        }
    }

    private EngineException refused(GatewayStep step, String answer) {
        return new EngineException(new Fault(
                FaultCode.ENGINE_FAILED,
                "the gateway " + name + " refused " + step + ": " + answer,
                "the change is recorded and is tried again; report this message if it stays"));
    }
}
