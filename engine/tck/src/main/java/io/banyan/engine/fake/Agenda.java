package io.banyan.engine.fake;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is to be done when, in order of time and, for the same time, of entry. Guarded by the world's lock. */
final class Agenda {
    private record Entry(Instant at, long order, Runnable step) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::order));
    private long order;

    void at(Instant instant, Runnable step) {
        entries.add(new Entry(instant, order++, step));
    }

    Optional<Instant> next() {
        Entry head = entries.peek();
        return head == null ? Optional.empty() : Optional.of(head.at());
    }

    Optional<Runnable> takeDue(Instant now) {
        Entry head = entries.peek();
        if (head == null || head.at().isAfter(now)) {
            return Optional.empty();
        }
        entries.remove();
        return Optional.of(head.step());
    }
}
