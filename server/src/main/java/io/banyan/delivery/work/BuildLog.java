package io.banyan.delivery.work;

import io.banyan.delivery.store.EventStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a build's log in chunks while it is written, on a thread of its own, so that a build that is interrupted does not
 * take the log with it. Beyond the limit only the end is kept: it is where the cause stands.
 */
final class BuildLog implements Consumer<String>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BuildLog.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TAIL_LINES = 500;
    private static final int LONGEST_LINE = 16_000;

    private final EventStore events;
    private final UUID deployment;
    private final Clock clock;
    private final long limit;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("build-log").factory());
    private final ScheduledFuture<?> rhythm;
    private final Deque<String> tail = new ArrayDeque<>();
    private List<String> pending = new ArrayList<>();
    private long bytes;
    private long leftOut;

    BuildLog(EventStore events, UUID deployment, Clock clock, long limit) {
        this.events = events;
        this.deployment = deployment;
        this.clock = clock;
        this.limit = limit;
        rhythm = writer.scheduleWithFixedDelay(this::flush, 200, 200, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void accept(String line) {
        String kept = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " ... (cut)";
        kept = kept.replace("\0", "\uFFFD");
        bytes += kept.getBytes(StandardCharsets.UTF_8).length + 1L;
        if (bytes <= limit) {
            pending.add(kept);
            return;
        }
        if (tail.size() == TAIL_LINES) {
            tail.removeFirst();
            leftOut++;
        }
        tail.addLast(kept);
    }

    /** Writes what is left and stops. */
    @Override
    public void close() {
        synchronized (this) {
            if (leftOut > 0) {
                pending.add("... (" + leftOut + " lines left out: the log is longer than " + limit + " bytes)");
            }
            pending.addAll(tail);
            tail.clear();
        }
        rhythm.cancel(false);
        writer.execute(this::flush);
        end(writer);
    }

    private static void end(ExecutorService writer) {
        writer.shutdown();
        boolean interrupted = Thread.interrupted();
        try {
            writer.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void flush() {
        List<String> lines;
        synchronized (this) {
            if (pending.isEmpty()) {
                return;
            }
            lines = pending;
            pending = new ArrayList<>();
        }
        Instant now = clock.instant();
        try {
            events.append(deployment, EventStore.Kind.LOG, JSON.writeValueAsString(lines), now);
        } catch (RuntimeException databaseAway) {
            LOG.warn("Lost {} lines of the log of deployment {}", lines.size(), deployment, databaseAway);
        }
    }
}
