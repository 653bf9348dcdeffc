package io.banyan.engine.container.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One existing instance.
 *
 * @param current whether it is what is wanted now, as opposed to an instance of another release or configuration
 * @param unwanted whether somebody asked for another one in its place, whatever release it is of
 * @param readyAt since when it is ready without a break; empty when it is not ready
 */
public record SeenInstance(
        String name,
        int slot,
        boolean current,
        boolean unwanted,
        Health health,
        Optional<Instant> readyAt,
        Instant createdAt) {

    boolean live() {
        return health != Health.LEAVING;
    }

    boolean ready() {
        return health == Health.READY;
    }

    /** Neither ready nor unknown: on its way, or fallen ill. */
    boolean doubtful() {
        return health == Health.STARTING || health == Health.UNREADY;
    }

    /** Ready for at least so long. Only instances that are to stay need to prove themselves. */
    boolean available(Duration minReady, Instant now) {
        return ready()
                && (!current
                        || unwanted
                        || readyAt.map(since -> !since.plus(minReady).isAfter(now))
                                .orElse(false));
    }
}
