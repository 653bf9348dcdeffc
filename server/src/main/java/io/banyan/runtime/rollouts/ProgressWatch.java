package io.banyan.runtime.rollouts;

import io.banyan.engine.observed.RolloutObservation;
import io.banyan.runtime.observed.Timepiece;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * For how long each open roll has shown no progress to this process, by a clock that never jumps. It starts anew with the
 * process, which makes a judge wait longer, never shorter.
 */
@Component
public class ProgressWatch {
    private final Map<UUID, Mark> marks = new ConcurrentHashMap<>();
    private final Timepiece time;

    ProgressWatch(Timepiece time) {
        this.time = time;
    }

    private record Seen(int updatedReady, int ready, int obsolete, Instant lastProgressAt, boolean paused) {}

    private record Mark(Optional<Seen> seen, Duration since) {}

    /** Returns whether this shows progress since the last look, or is the first look */
    public boolean look(UUID rollout, Optional<RolloutObservation> observed, boolean paused) {
        Optional<Seen> seen =
                observed.map(is -> new Seen(is.updatedReady(), is.ready(), is.obsolete(), is.lastProgressAt(), paused));
        Mark before = marks.get(rollout);
        if (before != null && before.seen().equals(seen)) {
            return false;
        }
        marks.put(rollout, new Mark(seen, time.elapsed()));
        return before != null;
    }

    public Duration watched(UUID rollout) {
        Mark mark = marks.get(rollout);
        return mark == null ? Duration.ZERO : time.elapsed().minus(mark.since());
    }

    public void forget(UUID rollout) {
        marks.remove(rollout);
    }
}
