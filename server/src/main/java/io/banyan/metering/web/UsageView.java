package io.banyan.metering.web;

import io.banyan.metering.UsageSample;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A sample as it is shown; counters are counted from the start of the instance. */
@Schema(name = "UsageSample")
record UsageView(
        Instant at,
        String environment,
        String application,
        String instance,
        String release,
        long cpuNanos,
        long memoryBytes,
        long memoryLimitBytes,
        long networkReceivedBytes,
        long networkSentBytes,
        long diskReadBytes,
        long diskWrittenBytes) {
    static UsageView of(UsageSample sample) {
        return new UsageView(
                sample.at(),
                sample.application().environment().value(),
                sample.application().application().value(),
                sample.instance(),
                sample.release(),
                sample.cpuNanos(),
                sample.memoryBytes(),
                sample.memoryLimitBytes(),
                sample.networkReceivedBytes(),
                sample.networkSentBytes(),
                sample.diskReadBytes(),
                sample.diskWrittenBytes());
    }
}
