package io.banyan.runtime.web;

import io.banyan.kernel.ApplicationRef;
import io.banyan.metering.UsageSample;
import io.banyan.metering.UsageSamples;
import io.banyan.runtime.observed.InstanceView;
import io.banyan.runtime.observed.InstanceView.UsageView;
import io.banyan.runtime.observed.ObservedApplications;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The stored instances of an application, each with what it uses when there are fresh samples. */
@Component
class ReadInstances {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final ObservedApplications observed;
    private final UsageSamples samples;
    private final Clock clock;

    ReadInstances(ObservedApplications observed, UsageSamples samples, Clock clock) {
        this.observed = observed;
        this.samples = samples;
        this.clock = clock;
    }

    List<InstanceView> of(ApplicationRef ref) {
        Map<String, List<UsageSample>> newest = samples
                .newest(ref, clock.instant().minus(FRESH))
                .stream()
                .collect(Collectors.groupingBy(UsageSample::instance));
        return observed.find(ref)
                .map(seen -> seen.snapshot().instances().stream()
                        .map(instance -> instance.using(usage(newest.getOrDefault(instance.name(), List.of()))))
                        .toList())
                .orElse(List.of());
    }

    /** From the two newest samples, newest first; one alone tells nothing of processor time. */
    private static Optional<UsageView> usage(List<UsageSample> samples) {
        if (samples.size() < 2) {
            return Optional.empty();
        }
        UsageSample last = samples.get(0);
        UsageSample before = samples.get(1);
        long nanos = Duration.between(before.at(), last.at()).toNanos();
        long used = Math.max(0, last.cpuNanos() - before.cpuNanos());
        return Optional.of(
                new UsageView(nanos == 0 ? 0 : used * 1000 / nanos, last.memoryBytes(), last.memoryLimitBytes()));
    }
}
