package io.banyan.kernel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The one honest end of a rollout.
 *
 * @param result succeeded only after the wanted number of healthy instances of the new release was observed
 * @param type whose turn it is, when it failed
 * @param code stable name of the cause, when it failed
 * @param message what happened, for people
 * @param nextStep what to do about it
 * @param evidence what the cause was read from
 */
public record Verdict(
        Result result,
        Optional<FaultType> type,
        Optional<String> code,
        String message,
        Optional<String> nextStep,
        Optional<Evidence> evidence) {

    /** How it ended. */
    public enum Result {
        SUCCEEDED,
        FAILED,
        ABORTED,
        SUPERSEDED
    }

    /**
     * What was seen when it failed. It stays after the instance is gone.
     *
     * @param logLines the last lines the instance wrote, 50 at most, oldest first
     * @param changes what changed since the release before
     * @param decisiveLines the lines of a failed build that say why
     */
    public record Evidence(
            Optional<String> instance,
            OptionalInt exitCode,
            OptionalInt signal,
            boolean outOfMemory,
            List<String> logLines,
            Optional<String> lastProbe,
            List<Change> changes,
            List<String> decisiveLines) {
        public Evidence {
            logLines = List.copyOf(logLines);
            changes = List.copyOf(changes);
            decisiveLines = List.copyOf(decisiveLines);
        }
    }

    /** One difference between two releases, by its path in the manifest. */
    public record Change(String path, Optional<String> before, Optional<String> after) {}
}
