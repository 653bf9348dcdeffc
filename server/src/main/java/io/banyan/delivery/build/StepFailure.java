package io.banyan.delivery.build;

import io.banyan.delivery.BuildRoom;
import io.banyan.delivery.DeliveryError;
import io.banyan.delivery.DeliveryFailed;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whose fault a failed build is, told from how it ended and what it wrote. Pure. */
final class StepFailure {
    private static final Pattern DISK = Pattern.compile("(?i).*(No space left on device|ENOSPC).*");
    private static final Pattern MIRROR = Pattern.compile(
            "(?i).*(Could not transfer artifact|Could not GET|npm (ERR!|error) (code )?(ENOTFOUND|ECONNREFUSED|ETIMEDOUT|"
                    + "EAI_AGAIN|ECONNRESET|network)|PKIX path building failed|SELF_SIGNED_CERT|"
                    + "unable to get local issuer certificate).*");
    private static final Pattern NOT_THE_MIRROR = Pattern.compile("(?i).*(status code:? 40[0-9]|40[134] ).*");

    private StepFailure() {}

    /**
     * Explains.
     *
     * @param log what the step wrote, oldest first
     */
    static Optional<DeliveryFailed> of(
            String step, BuildRoom.StepEnd end, List<String> log, String memoryLimit, String deadline) {
        if (end.exitCode() == 0 && !end.timedOut() && !end.outOfMemory()) {
            return Optional.empty();
        }
        List<String> decisive = DecisiveLines.of(log);
        if (end.outOfMemory()) {
            return Optional.of(new DeliveryFailed(decisive, DeliveryError.BUILD_OUT_OF_MEMORY, step, memoryLimit));
        }
        if (end.timedOut()) {
            return Optional.of(new DeliveryFailed(decisive, DeliveryError.BUILD_TIMED_OUT, step, deadline));
        }
        return Optional.of(fromLog(step, log, decisive)
                .orElseGet(() -> new DeliveryFailed(decisive, DeliveryError.BUILD_FAILED, step, end.exitCode())));
    }

    /** What only the log tells: a full disk, or a mirror that does not answer. */
    static Optional<DeliveryFailed> fromLog(String step, List<String> log, List<String> decisive) {
        if (log.stream().anyMatch(line -> DISK.matcher(line).matches())) {
            return Optional.of(new DeliveryFailed(decisive, DeliveryError.DISK_FULL, "builds"));
        }
        return log.stream()
                .filter(line -> MIRROR.matcher(line).matches()
                        && !NOT_THE_MIRROR.matcher(line).matches())
                .findFirst()
                .map(line -> new DeliveryFailed(decisive, DeliveryError.MIRROR_UNREACHABLE, step, line));
    }
}
