package io.banyan.engine.observed;

import io.banyan.engine.spec.InstanceId;
import java.time.Instant;

/**
 * What one instance has used. Counters start at zero with the instance and only grow.
 *
 * @param cpuNanos processor time, in nanoseconds
 * @param memoryBytes memory in use now, caches that can be dropped left out where the system tells
 * @param memoryLimitBytes 0 when unlimited
 * @param networkReceivedBytes counter
 * @param networkSentBytes counter
 * @param diskReadBytes counter
 * @param diskWrittenBytes counter
 */
public record UsageSample(
        InstanceId instance,
        String release,
        Instant at,
        long cpuNanos,
        long memoryBytes,
        long memoryLimitBytes,
        long networkReceivedBytes,
        long networkSentBytes,
        long diskReadBytes,
        long diskWrittenBytes) {}
