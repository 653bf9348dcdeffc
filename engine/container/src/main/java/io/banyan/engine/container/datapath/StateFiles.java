package io.banyan.engine.container.datapath;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.spec.EnvironmentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where the data path keeps what it knows: one directory per environment and one for the edge. */
final class StateFiles {
    /** Unknown fields are those of a newer version that was here before; losing services for them would be worse. */
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private static final String STATE = "state.json";

    private final Path root;

    StateFiles(Path root) {
        this.root = root;
    }

    Path edge() {
        return root.resolve("edge");
    }

    Path environment(EnvironmentId environment) {
        return root.resolve("environments").resolve(environment.tribe()).resolve(environment.environment());
    }

    void save(EnvironmentState state) {
        write(environment(state.id()).resolve(STATE), json(state));
    }

    void saveEdge(SortedMap<String, String> slots) {
        write(edge().resolve(STATE), json(slots));
    }

    List<EnvironmentState> environments() {
        List<EnvironmentState> found = new ArrayList<>();
        Path directory = root.resolve("environments");
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.find(directory, 3, (file, attributes) -> file.endsWith(STATE))) {
                for (Path file : files.sorted().toList()) {
                    found.add(JSON.readValue(file.toFile(), EnvironmentState.class));
                }
            } catch (IOException | UncheckedIOException unreadable) {
                throw new EngineException(
                        new Fault(
                                FaultCode.ENGINE_FAILED,
                                "what the data path knew cannot be read from " + directory + ": "
                                        + unreadable.getMessage(),
                                "restore the file named above, or remove it and apply the environment again"),
                        unreadable);
            }
        }
        return found;
    }

    SortedMap<String, String> edgeSlots() {
        Path file = edge().resolve(STATE);
        SortedMap<String, String> slots = new TreeMap<>();
        if (Files.exists(file)) {
            try {
                JSON.readTree(file.toFile())
                        .properties()
                        .forEach(entry ->
                                slots.put(entry.getKey(), entry.getValue().asText()));
            } catch (IOException unreadable) {
                throw ReplaceFile.failed(file, unreadable);
            }
        }
        return slots;
    }

    void forget(EnvironmentId environment) {
        Path directory = environment(environment);
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stays) {
            throw ReplaceFile.failed(directory, stays);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException cannotHappen) {
            throw new IllegalStateException(cannotHappen);
        }
    }

    private static void write(Path file, String content) {
        ReplaceFile.with(file, content);
    }
}
