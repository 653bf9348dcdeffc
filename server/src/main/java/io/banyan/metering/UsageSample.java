package io.banyan.metering;

import io.banyan.kernel.ApplicationRef;
import java.time.Instant;

/**
 * What one instance had used at a moment. Counters start at zero with the instance, only grow, and are kept as they were
 * told.
 *
 * @param cpuNanos processor time, in nanoseconds: counter
 * @param memoryBytes memory in use at that moment
 * @param memoryLimitBytes 0 when unlimited
 * @param networkReceivedBytes counter
 * @param networkSentBytes counter
 * @param diskReadBytes counter
 * @param diskWrittenBytes counter
 */
public record UsageSample(
        Instant at,
        ApplicationRef application,
        String instance,
        String release,
        long cpuNanos,
        long memoryBytes,
        long memoryLimitBytes,
        long networkReceivedBytes,
        long networkSentBytes,
        long diskReadBytes,
        long diskWrittenBytes) {}
