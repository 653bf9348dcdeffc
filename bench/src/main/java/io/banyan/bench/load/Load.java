package io.banyan.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/**
 * A number of clients, each sending one request after the other over its own keep-alive connection. Whatever is no
 * answer below 500 is a failure, a closed connection included; the next request then opens a new one.
 */
public final class Load implements AutoCloseable {
    private static final int KEPT_FAILURES = 1000;
    private static final int TIMEOUT_MILLIS = 30_000;

    private final List<Thread> clients = new ArrayList<>();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    private final ConcurrentHistogram latency = new ConcurrentHistogram(60_000_000L, 3);
    private final long started = System.nanoTime();
    private @Nullable Tally end;

    private Load() {}

    /** Starts the clients of every stream. */
    public static Load start(List<Stream> streams) {
        Load load = new Load();
        for (Stream stream : streams) {
            for (int client = 0; client < stream.clients(); client++) {
                load.clients.add(Thread.ofVirtual().name("client-" + client).start(() -> load.run(stream)));
            }
        }
        return load;
    }

    /**
     * Clients that do the same.
     *
     * @param pause between an answer and the next request of the same client
     */
    public record Stream(Target target, int clients, Duration pause) {}

    public long requests() {
        return requests.get();
    }

    public long failed() {
        return failed.get();
    }

    /** What was seen so far; the load goes on. */
    public Tally tally() {
        return new Tally(
                requests.get(),
                failed.get(),
                List.copyOf(failures),
                latency.copy(),
                (System.nanoTime() - started) / 1e9);
    }

    /** Lets every request in flight end, then says what was seen. */
    public synchronized Tally stop() throws InterruptedException {
        if (end == null) {
            running.set(false);
            for (Thread client : clients) {
                client.join();
            }
            end = tally();
        }
        return end;
    }

    @Override
    public void close() {
        running.set(false);
    }

    private void run(Stream stream) {
        Connection connection = null;
        while (running.get()) {
            long sent = System.nanoTime();
            try {
                if (connection == null || !connection.reusable()) {
                    close(connection);
                    connection = new Connection(stream.target(), TIMEOUT_MILLIS);
                }
                Connection.Answer answer = connection.get(stream.target());
                if (answer.status() >= 500) {
                    fail(stream, "status " + answer.status());
                }
                latency.recordValue(Math.min((System.nanoTime() - sent) / 1000, latency.getHighestTrackableValue()));
            } catch (IOException | RuntimeException broken) {
                fail(stream, broken.toString());
                close(connection);
                connection = null;
            }
            requests.incrementAndGet();
            rest(stream.pause());
        }
        close(connection);
    }

    private void fail(Stream stream, String what) {
        if (failed.incrementAndGet() <= KEPT_FAILURES) {
            failures.add(new Failure(Instant.now(), stream.target().path(), what));
        }
    }

    private static void rest(Duration pause) {
        if (pause.isZero()) {
            return;
        }
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException alreadyGone) {
                // Nothing is left to close.
            }
        }
    }
}
