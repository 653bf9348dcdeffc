package io.banyan.engine.container.plan;

import io.banyan.engine.spec.RolloutPolicy;
import java.time.Instant;

/**
 * How far a roll has come, to tell one that moves from one that is stuck. Progress is a count that has never been reached
 * before: instances that come and go by turns are none.
 *
 * @param completed whether all wanted instances were ready and none obsolete at some moment; no deadline holds after that
 * @param overdue whether the deadline passed without progress
 */
public record RolloutProgress(
        Instant lastProgressAt, int mostReady, int fewestObsolete, boolean completed, boolean overdue) {

    /**
     * What is there now.
     *
     * @param updatedReady current instances that are ready for long enough
     * @param obsolete other instances that have not yet ended
     */
    public record Counts(int wanted, int updated, int updatedReady, int obsolete) {
        public boolean complete() {
            return updatedReady == wanted && updated == wanted && obsolete == 0;
        }
    }

    public static RolloutProgress began(Instant now) {
        return new RolloutProgress(now, 0, Integer.MAX_VALUE, false, false);
    }

    public RolloutProgress seen(Counts counts, RolloutPolicy policy, Instant now) {
        boolean better = counts.updatedReady() > mostReady || counts.obsolete() < fewestObsolete;
        boolean done = completed || counts.complete();
        boolean clockStands = policy.paused() || better;
        Instant progressAt = clockStands ? now : lastProgressAt;
        boolean late = !done && !progressAt.plus(policy.progressDeadline()).isAfter(now);
        return new RolloutProgress(
                progressAt,
                Math.max(mostReady, counts.updatedReady()),
                Math.min(fewestObsolete, counts.obsolete()),
                done,
                !done && (overdue || late));
    }
}
