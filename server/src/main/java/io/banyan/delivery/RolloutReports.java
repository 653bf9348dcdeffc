package io.banyan.delivery;

import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.Generation;
import io.banyan.kernel.Verdict;
import java.util.UUID;

/** What the room runtime tells this room about rollouts. Each call joins the caller's transaction and is idempotent. */
public interface RolloutReports {

    /**
     * A rollout began. Rollouts that nobody deployed (a restart) are let pass.
     *
     * @param generation the generation of the intent that began it
     */
    void rolloutStarted(ApplicationRef ref, Generation generation, UUID rollout);

    /**
     * A rollout got its one verdict. When it failed and the release says so, the intent returns to the last release that
     * succeeded, in the same transaction. A verdict for a deployment that has one already is ignored.
     *
     * @param generation the one that was given when it started
     */
    void rolloutEnded(ApplicationRef ref, Generation generation, Verdict verdict);

    /** Whether a person gave the rollout up; its end is then to be called so. */
    boolean aborted(ApplicationRef ref, Generation generation);
}
