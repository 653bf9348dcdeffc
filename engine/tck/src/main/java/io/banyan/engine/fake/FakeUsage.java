package io.banyan.engine.fake;

import io.banyan.engine.observed.UsageSample;
import java.time.Duration;
import java.time.Instant;

/** Usage that follows from behaviour and age. Pure. */
final class FakeUsage {
    /** Of each second, for probes, and of each request. */
    private static final long NETWORK_BYTES = 1_000;

    private FakeUsage() {}

    /** @param stamp the time that the sample carries */
    static UsageSample of(FakeInstance instance, Instant now, Instant stamp) {
        long cpu = instance.containers().stream()
                .mapToLong(container -> container.cpuNanos(now))
                .sum();
        long memory = instance.containers().stream()
                .mapToLong(container -> container.memoryBytes(now))
                .sum();
        long limit = instance.containers().stream()
                .mapToLong(container ->
                        container.spec().resources().memoryLimitBytes().orElse(0))
                .sum();
        long seconds = Duration.between(instance.observation().createdAt(), now).toSeconds();
        return new UsageSample(
                instance.id(),
                instance.origin().release().value(),
                stamp,
                cpu,
                memory,
                limit,
                (seconds + instance.requests()) * NETWORK_BYTES,
                (seconds + instance.requests()) * NETWORK_BYTES,
                0,
                instance.containers().stream()
                        .mapToLong(FakeContainer::diskWritten)
                        .sum());
    }
}
