package io.banyan.engine.container.workload;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one piece of work on a virtual thread of its own whenever it is woken, never twice at once. Wake-ups that come
 * while it works lead to one more pass; none is lost. A pass that fails is tried again.
 */
final class Actor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Actor.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final String name;
    private final Duration atLeastEvery;
    private final Supplier<Optional<Duration>> pass;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean closed;

    /**
     * Does nothing until woken for the first time.
     *
     * @param atLeastEvery a pass comes after so long although nobody asked
     * @param pass tells after how long time alone asks for the next pass
     */
    Actor(String name, Duration atLeastEvery, Supplier<Optional<Duration>> pass) {
        this.name = name;
        this.atLeastEvery = atLeastEvery;
        this.pass = pass;
    }

    Actor start() {
        Thread.ofVirtual().name(name).start(this::run);
        return this;
    }

    void wake() {
        wakeUps.release();
    }

    @Override
    public void close() {
        closed = true;
        wake();
    }

    private void run() {
        try {
            wakeUps.acquire();
            while (!closed) {
                wakeUps.drainPermits();
                Duration pause = passAndPause();
                boolean woken = wakeUps.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
                log.trace("{} {}", name, woken ? "woken" : "due");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration passAndPause() {
        try {
            return pass.get().filter(pause -> pause.compareTo(atLeastEvery) < 0).orElse(atLeastEvery);
        } catch (RuntimeException e) {
            log.error("{} failed; it is tried again", name, e);
            return AFTER_FAILURE;
        }
    }
}
