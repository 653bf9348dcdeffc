package io.banyan.engine.tck.app;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Uses memory and processors on purpose. */
final class Appetite {
    private final Queue<MemorySegment> eaten = new ConcurrentLinkedQueue<>();

    /** Takes memory outside of the heap and touches it, so that it counts; it is never given back. */
    void eat(int mebibytes) {
        MemorySegment bite = Arena.global().allocate((long) mebibytes << 20);
        bite.fill((byte) 1);
        eaten.add(bite);
    }

    void eatEverySecond(int mebibytes) {
        Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                eat(mebibytes);
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
        });
    }

    void beBusy(int threads, Duration howLong) {
        Instant end = Instant.now().plus(howLong);
        for (int thread = 0; thread < threads; thread++) {
            Thread.ofPlatform().daemon().start(() -> {
                while (Instant.now().isBefore(end)) {
                    Thread.onSpinWait();
                }
            });
        }
    }
}
