package io.banyan.kernel;

import java.time.Duration;
import java.util.Optional;

/**
 * What {@link Background} wakes. A room declares one as a bean. A run that throws is repeated with growing pauses (1 s to
 * 1 min); a run whose process died is repeated by a living replica. Runs must therefore be idempotent.
 */
public interface BackgroundTask {

    /** Stable: rows of earlier versions carry it. */
    String name();

    /**
     * Does what is due for the subject.
     *
     * @return when to run again without being woken; empty to sleep until then
     */
    Optional<Duration> run(String subject) throws Exception;
}
