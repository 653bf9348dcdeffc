package io.banyan.applications;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What Banyan adds to Score, read from {@code metadata.banyan}, which other Score tools ignore. See docs/score.md.
 *
 * @param replicas wanted instances of a service when it is first deployed, and whenever this number changes from one
 *     release to the next; between such changes the number that people scaled to stays
 * @param schedule present for cron jobs only
 * @param build what the repository says of its own build, in place of what would be detected
 */
public record Extension(
        Kind kind,
        int replicas,
        Rollout rollout,
        Stop stop,
        Runs runs,
        Optional<Schedule> schedule,
        SlaTier slaTier,
        Build build) {

    public static final Extension DEFAULT = new Extension(
            Kind.SERVICE,
            1,
            Rollout.DEFAULT,
            Stop.DEFAULT,
            Runs.DEFAULT,
            Optional.empty(),
            SlaTier.HOST,
            Build.DETECTED);

    /** What kind of workload it is. */
    public enum Kind {
        /** Runs for ever. */
        SERVICE,
        /** Runs once per release. */
        JOB,
        /** Runs on a schedule. */
        CRON_JOB
    }

    /**
     * How instances are exchanged.
     *
     * @param maxSurge instances beyond the wanted number meanwhile
     * @param maxUnavailable ready instances that may be missing meanwhile
     * @param progressDeadline longest time without progress
     * @param minReady how long an instance must be ready before it counts
     */
    public record Rollout(
            int maxSurge, int maxUnavailable, Duration progressDeadline, Duration minReady, OnFailure onFailure) {
        public static final Rollout DEFAULT =
                new Rollout(1, 0, Duration.ofMinutes(2), Duration.ZERO, OnFailure.ROLLBACK);
    }

    /** What happens to the intent when a rollout failed. */
    public enum OnFailure {
        /** It returns to the last release that succeeded. */
        ROLLBACK,
        /** It stays, so that people can look. */
        HOLD
    }

    /**
     * How an instance is stopped.
     *
     * @param drain longest wait for requests in flight
     * @param grace longest wait between SIGTERM and SIGKILL
     */
    public record Stop(Duration drain, Duration grace) {
        public static final Stop DEFAULT = new Stop(Duration.ofSeconds(30), Duration.ofSeconds(10));
    }

    /**
     * How jobs and cron jobs run.
     *
     * @param retries how often a failed run is started again
     * @param deadline longest time for all attempts of a run
     * @param history finished runs that are kept
     */
    public record Runs(int retries, Duration deadline, int history) {
        public static final Runs DEFAULT = new Runs(0, Duration.ofHours(1), 10);
    }

    /**
     * When a cron job runs.
     *
     * @param cron five fields: minute, hour, day of month, month, day of week
     * @param startingDeadline a due time missed by more than this is skipped
     */
    public record Schedule(String cron, ZoneId zone, Concurrency concurrency, Duration startingDeadline) {}

    /** What happens when a run is due while the one before still goes on. */
    public enum Concurrency {
        ALLOW,
        FORBID,
        REPLACE
    }

    /**
     * How the image is made from the repository. Whatever is empty is detected.
     *
     * @param kind for example {@code maven}
     * @param command replaces the builder's usual command
     * @param mainClass for Java
     * @param output directory of a static site after its build, relative to the manifest
     * @param dockerfile path relative to the manifest
     * @param javaOptions options of the Java virtual machine in the image
     */
    public record Build(
            Optional<BuildKind> kind,
            List<String> command,
            Optional<String> mainClass,
            Optional<String> output,
            Optional<String> dockerfile,
            List<String> javaOptions,
            boolean reuse) {
        public static final Build DETECTED = new Build(
                Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), true);

        public Build {
            command = List.copyOf(command);
            javaOptions = List.copyOf(javaOptions);
        }
    }

    /** What builds an image. */
    public enum BuildKind {
        MAVEN,
        GRADLE,
        NODE,
        STATIC,
        DOCKERFILE
    }

    /** Which loss it must survive. */
    public enum SlaTier {
        HOST,
        ZONE,
        REGION
    }
}
