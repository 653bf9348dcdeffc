package io.banyan.runtime.web;

import io.banyan.engine.Engine;
import io.banyan.engine.Subscription;
import io.banyan.engine.session.LogLine;
import io.banyan.engine.session.LogQuery;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Between an engine that delivers lines on its own thread and a reader who may be slow. A reader who follows and cannot
 * keep up misses lines and is told how many; one who reads what is there makes the engine wait.
 */
final class LogPipe {
    private static final int CAPACITY = 2_000;
    private static final long LOOK_MILLISECONDS = 1_000;

    private final Engine engine;
    private final LogQuery query;
    private final BlockingQueue<Optional<LogLine>> lines = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong missed = new AtomicLong();

    LogPipe(Engine engine, LogQuery query) {
        this.engine = engine;
        this.query = query;
    }

    /** Passes lines on until there are no more or the reader has gone. */
    void drain(Consumer<LogLine> line, Consumer<Long> tellMissed, BooleanSupplier open) throws InterruptedException {
        Subscription reading = EngineCalls.get(() -> engine.logs(query, this::offer, this::finish));
        try {
            while (open.getAsBoolean()) {
                Optional<LogLine> next = lines.poll(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
                if (next == null) {
                    continue;
                }
                if (next.isEmpty()) {
                    return;
                }
                long lost = missed.getAndSet(0);
                if (lost > 0) {
                    tellMissed.accept(lost);
                }
                line.accept(next.get());
            }
        } finally {
            reading.close();
        }
    }

    /** Writes lines until there are no more. */
    void writeTo(OutputStream output, Function<LogLine, byte[]> form) throws IOException {
        Subscription reading = EngineCalls.get(() -> engine.logs(query, this::offer, this::finish));
        try {
            while (true) {
                Optional<LogLine> next = lines.poll(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
                if (next == null) {
                    output.flush();
                    continue;
                }
                if (next.isEmpty()) {
                    return;
                }
                output.write(form.apply(next.get()));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            reading.close();
        }
    }

    private void offer(LogLine line) {
        if (!query.follow()) {
            put(Optional.of(line));
        } else if (!lines.offer(Optional.of(line))) {
            missed.incrementAndGet();
        }
    }

    private void finish() {
        put(Optional.empty());
    }

    private void put(Optional<LogLine> line) {
        try {
            lines.put(line);
        } catch (InterruptedException readerHasGone) {
            Thread.currentThread().interrupt();
        }
    }
}
