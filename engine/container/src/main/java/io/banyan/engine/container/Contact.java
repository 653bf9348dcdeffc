package io.banyan.engine.container;

import io.banyan.engine.EngineException;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.api.ContainerEvents;
import io.banyan.engine.container.network.Isolation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stays in touch with the container API: takes a census at the start, after every reconnection and now and then, and knows
 * when it last saw anything.
 */
final class Contact implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Contact.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Census census;
    private final Isolation isolation;
    private final Duration every;
    private final Clock clock;
    private final Semaphore wakeUps = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Instant lastAt;
    private volatile boolean lost;
    private volatile boolean open;
    private volatile AutoCloseable events = () -> {};

    Contact(Census census, Isolation isolation, Duration every, Clock clock) {
        this.census = census;
        this.isolation = isolation;
        this.every = every;
        this.clock = clock;
        this.lastAt = clock.instant();
    }

    /** Takes the first census, which must succeed, and goes on in the background. */
    void begin(ContainerEvents stream) {
        keepApart();
        census.take();
        events = stream;
        stream.start();
        Thread.ofVirtual().name("census").start(this::run);
    }

    void lookNow() {
        wakeUps.release();
    }

    /** Now while in touch, since deaths are told at once; else when the API answered last. */
    Instant lastAt() {
        return lost ? lastAt : clock.instant();
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                Duration pause = lost ? RETRY : every;
                boolean asked = wakeUps.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                wakeUps.drainPermits();
                keepApart();
                look(asked);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What runs already goes on where it cannot be done; new environments are refused there. */
    private void keepApart() {
        try {
            isolation.keep();
            open = false;
        } catch (EngineException e) {
            if (!open) {
                log.error(e.getMessage());
            }
            open = true;
        }
    }

    private void look(boolean asked) {
        if (closed.getCount() == 0) {
            return;
        }
        try {
            census.take();
            lastAt = clock.instant();
            lost = false;
        } catch (EngineException e) {
            if (!lost) {
                log.warn("no census ({}): {}", asked ? "asked for" : "due", e.getMessage());
            }
            lost = lost || e.fault().code() == FaultCode.ENGINE_UNREACHABLE;
        } catch (RuntimeException e) {
            log.error("the census failed", e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        wakeUps.release();
        try {
            events.close();
        } catch (Exception e) {
            log.debug("closing the event stream", e);
        }
    }
}
