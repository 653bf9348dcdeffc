package io.banyan.engine.container.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One existing instance.
 *
 * @param current whether it is what is wanted now, as opposed to an instance of another release or configuration
 * @param readyAt since when it is ready without a break; empty when it is not ready
 */
public record SeenInstance(
        String name, int slot, boolean current, Health health, Optional<Instant> readyAt, Instant createdAt) {

    boolean live() {
        return health != Health.LEAVING;
    }

    boolean ready() {
        return health == Health.READY;
    }

    /** Ready for at least so long. Obsolete instances have proved themselves before. */
    boolean available(Duration minReady, Instant now) {
        return ready()
                && (!current
                        || readyAt.map(since -> !since.plus(minReady).isAfter(now))
                                .orElse(false));
    }
}
