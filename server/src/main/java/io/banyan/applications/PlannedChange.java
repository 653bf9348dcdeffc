package io.banyan.applications;

import java.util.Optional;

/**
 * One difference between what runs and what would.
 *
 * @param path where, in the words of the manifest, for example {@code containers.web.variables.LOG_LEVEL}
 * @param before the value now; a secret is masked
 * @param after the value then; a secret is masked
 * @param effect what the change does to running instances
 */
public record PlannedChange(String path, Kind kind, Optional<String> before, Optional<String> after, Effect effect) {

    /** What happens to the value. */
    public enum Kind {
        ADD,
        REMOVE,
        CHANGE
    }

    /** What happens to instances. */
    public enum Effect {
        /** All are exchanged by the rollout policy. */
        ROLLS,
        /** Some are added or removed. */
        SCALES,
        /** Ways in from outside change, instances do not. */
        ROUTES,
        /** Nothing. */
        NONE
    }
}
