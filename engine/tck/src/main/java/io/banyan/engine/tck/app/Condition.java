package io.banyan.engine.tck.app;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** How the application feels: what its probes say and what is in flight. Safe from any thread. */
final class Condition {
    static final int CRASH_EXIT_CODE = 70;

    private final String token = UUID.randomUUID().toString();
    private final Instant startedAt = Instant.now();
    private final Knobs knobs;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean ready;
    private volatile boolean live = true;

    Condition(Knobs knobs) {
        this.knobs = knobs;
        ready = knobs.ready();
    }

    /** Another value for every process. */
    String token() {
        return token;
    }

    void ready(boolean ready) {
        this.ready = ready;
    }

    void live(boolean live) {
        this.live = live;
    }

    boolean isLive() {
        return live;
    }

    boolean isReady() {
        Duration turn = knobs.readyFlips();
        boolean on = turn.isZero() || Duration.between(startedAt, Instant.now()).dividedBy(turn) % 2 == 0;
        return ready && on;
    }

    int inFlight() {
        return inFlight.get();
    }

    int requests() {
        return requests.get();
    }

    /** Counts a request in; the one that is one too many ends the process. */
    void begin() {
        inFlight.incrementAndGet();
        int count = requests.incrementAndGet();
        if (knobs.crashAfterRequests() > 0 && count > knobs.crashAfterRequests()) {
            Runtime.getRuntime().halt(CRASH_EXIT_CODE);
        }
    }

    void end() {
        inFlight.decrementAndGet();
    }
}
