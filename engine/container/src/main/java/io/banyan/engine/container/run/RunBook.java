package io.banyan.engine.container.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everything about the runs of one workload that a restart must not lose.
 *
 * @param runs newest first
 * @param schedule the schedule that {@code consideredUntil} is about
 * @param consideredUntil due times up to it have been dealt with: started, skipped or let pass; none of them ever again
 */
public record RunBook(List<Run> runs, Optional<String> schedule, Optional<Instant> consideredUntil) {
    public static final RunBook EMPTY = new RunBook(List.of(), Optional.empty(), Optional.empty());

    public RunBook {
        runs = List.copyOf(runs);
    }

    public Optional<Run> find(String name) {
        return runs.stream().filter(run -> run.name().equals(name)).findFirst();
    }

    public List<Run> running() {
        return runs.stream().filter(Run::running).toList();
    }

    public RunBook with(Run fresh) {
        List<Run> more = new ArrayList<>();
        more.add(fresh);
        more.addAll(runs);
        return new RunBook(more, schedule, consideredUntil);
    }

    public RunBook change(String name, UnaryOperator<Run> change) {
        return new RunBook(
                runs.stream()
                        .map(run -> run.name().equals(name) ? change.apply(run) : run)
                        .toList(),
                schedule,
                consideredUntil);
    }

    /** A new schedule looks forward only: its due times of the past are nobody's. */
    public RunBook scheduled(String text, Instant now) {
        return schedule.filter(text::equals).isPresent()
                ? this
                : new RunBook(runs, Optional.of(text), Optional.of(now));
    }

    public RunBook considered(Instant until) {
        return new RunBook(runs, schedule, Optional.of(until));
    }

    /** Keeps so many of the newest finished runs, and all that go on. */
    public RunBook trimmed(int finished) {
        List<Run> kept = new ArrayList<>();
        int left = finished;
        for (Run run : runs) {
            if (run.running() || left-- > 0) {
                kept.add(run);
            }
        }
        return kept.size() == runs.size() ? this : new RunBook(kept, schedule, consideredUntil);
    }
}
