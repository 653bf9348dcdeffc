package io.banyan.engine.fake;

import io.banyan.engine.Subscription;
import io.banyan.engine.session.LogLine;
import io.banyan.engine.session.LogQuery;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** One reader of log lines, served in order on a thread of its own. */
final class Follower implements Subscription {
    private final BlockingQueue<Optional<LogLine>> queue = new LinkedBlockingQueue<>();
    private final LogQuery query;
    private final Consumer<LogLine> line;
    private final Runnable finished;
    private final Thread thread = Thread.ofVirtual().name("fake-log-follower").unstarted(this::deliver);
    private final Consumer<Follower> forget;
    private final Deliveries deliveries;
    private volatile boolean closed;

    Follower(
            LogQuery query,
            Consumer<LogLine> line,
            Runnable finished,
            Consumer<Follower> forget,
            Deliveries deliveries) {
        this.query = query;
        this.line = line;
        this.finished = finished;
        this.forget = forget;
        this.deliveries = deliveries;
    }

    LogQuery query() {
        return query;
    }

    void begin() {
        thread.start();
    }

    void offer(LogLine written) {
        deliveries.begin();
        queue.add(Optional.of(written));
    }

    void finish() {
        deliveries.begin();
        queue.add(Optional.empty());
    }

    @Override
    public void close() {
        closed = true;
        forget.accept(this);
        thread.interrupt();
        if (!Thread.currentThread().equals(thread)) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void deliver() {
        try {
            boolean more = true;
            while (more && !closed) {
                Optional<LogLine> next = queue.take();
                next.ifPresentOrElse(line, finished);
                more = next.isPresent();
                deliveries.end(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            deliveries.end(queue.size());
        }
    }
}
