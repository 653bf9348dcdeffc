package io.banyan.applications;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/** A check of a container and its rhythm; Score gives the check, {@code metadata.banyan.containers} the rhythm. */
public record ManifestProbe(Check check, Timing timing) {

    /** What is asked. When a manifest gives both, the command is taken, as Score recommends. */
    public sealed interface Check {}

    /**
     * Healthy when the answer's status is from 200 to 399.
     *
     * @param scheme {@code http} or {@code https}
     * @param headers a {@code Host} header when the manifest names a host
     */
    public record HttpGet(String scheme, int port, String path, SortedMap<String, String> headers) implements Check {}

    /** Healthy when the command ends with 0. */
    public record Exec(List<String> command) implements Check {
        public Exec {
            command = List.copyOf(command);
        }
    }

    /** How often and how patiently it is asked, with the meaning Kubernetes gives these words. */
    public record Timing(
            Duration initialDelay, Duration period, Duration timeout, int successThreshold, int failureThreshold) {
        public static final Timing DEFAULT =
                new Timing(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 3);

        /** Startup is given a minute: a liveness probe must not kill what is still starting. */
        public static final Timing STARTUP =
                new Timing(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 60);
    }
}
