package io.banyan.engine.fake;

import java.util.concurrent.TimeUnit;

/** Counts what is on its way to whoever follows or watches, so that a hand-cranked test can wait for its arrival. */
final class Deliveries {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private int pending;

    synchronized void begin() {
        pending++;
    }

    synchronized void end(int count) {
        pending -= count;
        notifyAll();
    }

    /** Waits until nothing is on its way, two seconds at most: a receiver may take as long as it likes. */
    synchronized void awaitNone() {
        long end = System.nanoTime() + LONGEST_NANOS;
        try {
            while (pending > 0 && System.nanoTime() < end) {
                TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
