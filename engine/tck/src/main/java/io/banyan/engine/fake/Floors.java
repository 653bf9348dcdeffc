package io.banyan.engine.fake;

import io.banyan.engine.StaleGenerationException;
import java.util.HashMap;
import java.util.Map;

/** The newest generation ever accepted per subject; it outlives the subject. Guarded by the world's lock. */
final class Floors {
    private final Map<String, Long> floors = new HashMap<>();

    /** @throws StaleGenerationException if a newer one was accepted before */
    void require(String subject, long generation) {
        long held = floors.getOrDefault(subject, Long.MIN_VALUE);
        if (generation < held) {
            throw new StaleGenerationException(subject, held, generation);
        }
    }

    boolean isHeld(String subject, long generation) {
        return floors.getOrDefault(subject, Long.MIN_VALUE) == generation;
    }

    void raise(String subject, long generation) {
        floors.merge(subject, generation, Math::max);
    }
}
