package io.banyan.delivery;

import io.banyan.applications.Source;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.Generation;
import io.banyan.kernel.PersonName;
import io.banyan.kernel.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt to bring a source to life in an environment.
 *
 * @param number counts the deployments of the application in the environment from 1
 * @param score the manifest that was given in place of the repository's
 * @param replicas wanted instances, when the request said so
 * @param automatic whether the platform asked for it: the way back after a failed rollout
 * @param attempts how often a control plane took it up
 * @param generation of the intent that began the rollout
 * @param verdict present when and only when it is finished; never changes then
 */
public record Deployment(
        UUID id,
        int number,
        ApplicationRef ref,
        PersonName by,
        String message,
        Source source,
        Optional<String> score,
        Optional<Integer> replicas,
        boolean automatic,
        Optional<String> commit,
        Phase phase,
        int attempts,
        List<Stage> stages,
        Optional<UUID> release,
        Optional<Generation> generation,
        Optional<UUID> rollout,
        Optional<Verdict> verdict,
        Instant createdAt,
        Optional<Instant> finishedAt) {

    /** How far it is. */
    public enum Phase {
        WAITING,
        SOURCE,
        BUILD,
        RELEASE,
        ROLLOUT,
        FINISHED
    }

    /** One leg of the way. */
    public record Stage(StageName name, StageState state, Optional<Instant> startedAt, Optional<Instant> finishedAt) {}

    /** The legs, in order. */
    public enum StageName {
        SOURCE,
        BUILD,
        RELEASE,
        ROLLOUT
    }

    /** How a leg stands. */
    public enum StageState {
        WAITING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        SKIPPED
    }
}
