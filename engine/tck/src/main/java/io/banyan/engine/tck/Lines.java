package io.banyan.engine.tck;

import io.banyan.engine.Subscription;
import io.banyan.engine.session.LogLine;
import io.banyan.engine.session.LogQuery;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Log lines as they come in. */
public final class Lines implements AutoCloseable {
    private final Tck tck;
    private final List<LogLine> lines = new CopyOnWriteArrayList<>();
    private final AtomicInteger finished = new AtomicInteger();
    private final Subscription subscription;

    private Lines(Tck tck, LogQuery query) {
        this.tck = tck;
        subscription = tck.engine().logs(query, lines::add, finished::incrementAndGet);
    }

    public static Lines follow(Tck tck, LogQuery query) {
        return new Lines(tck, query);
    }

    /** Reads to the end of a query that does not follow. */
    public static List<LogLine> read(Tck tck, LogQuery query) {
        try (Lines lines = new Lines(tck, query)) {
            lines.awaitFinished();
            return List.copyOf(lines.lines);
        }
    }

    public List<LogLine> seen() {
        return List.copyOf(lines);
    }

    public List<String> texts() {
        return lines.stream().map(LogLine::text).toList();
    }

    public void awaitText(String text) {
        tck.await("the line '" + text + "' comes", RunningService.SOON, this::texts, seen -> seen.contains(text));
    }

    public void awaitFinished() {
        tck.await("the lines come to an end", RunningService.SOON, finished::get, times -> times == 1);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
