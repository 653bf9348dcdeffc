package io.banyan.engine.container.state;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.StaleGenerationException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The newest generation accepted of every subject, kept over restarts and beyond the subject's removal. */
public final class Generations {
    private final StateFiles files;
    private final Map<String, Accepted> cache = new ConcurrentHashMap<>();

    /**
     * What was accepted last.
     *
     * @param content fingerprint, or {@code removed}
     */
    public record Accepted(long generation, String content) {
        private static final String REMOVED = "removed";

        public boolean removed() {
            return content.equals(REMOVED);
        }
    }

    public Generations(StateFiles files) {
        this.files = files;
    }

    public Optional<Accepted> accepted(String subject) {
        return Optional.ofNullable(cache.get(subject)).or(() -> files.read(file(subject), Accepted.class));
    }

    /**
     * Accepts a generation, or the same again.
     *
     * @param subject letters, digits, dashes and slashes; also how people are told about it
     * @throws StaleGenerationException if a newer one was accepted
     * @throws EngineException INVALID_SPECIFICATION if the same one was accepted with other content
     */
    public synchronized void accept(String subject, long generation, String content) {
        Optional<Accepted> held = accepted(subject);
        if (held.isPresent()) {
            long floor = held.get().generation();
            if (generation < floor || (generation == floor && held.get().removed())) {
                throw new StaleGenerationException(subject, floor, generation);
            }
            if (generation == floor && !held.get().content().equals(content)) {
                throw new EngineException(new Fault(
                        FaultCode.INVALID_SPECIFICATION,
                        subject + " generation " + generation + " was applied before with other content",
                        "raise the generation with every change"));
            }
            if (generation == floor) {
                return;
            }
        }
        put(subject, new Accepted(generation, content));
    }

    /**
     * Accepts a removal.
     *
     * @throws StaleGenerationException unless the generation is newer than the one held
     */
    public synchronized void remove(String subject, long generation) {
        Optional<Accepted> held = accepted(subject);
        if (held.isPresent() && held.get().removed() && generation <= held.get().generation()) {
            return;
        }
        if (held.isPresent() && generation <= held.get().generation()) {
            throw new StaleGenerationException(subject, held.get().generation(), generation);
        }
        put(subject, new Accepted(generation, Accepted.REMOVED));
    }

    /** Forgets a subject and those below it: it is gone, and what comes under its name is something else. */
    public synchronized void forget(String subject) {
        files.delete(file(subject));
        StateFiles.deleteTree(files.path("generations", subject));
        cache.keySet().removeIf(known -> known.equals(subject) || known.startsWith(subject + "/"));
    }

    private void put(String subject, Accepted accepted) {
        files.write(file(subject), accepted);
        cache.put(subject, accepted);
    }

    private Path file(String subject) {
        return files.path("generations", subject + ".json");
    }
}
