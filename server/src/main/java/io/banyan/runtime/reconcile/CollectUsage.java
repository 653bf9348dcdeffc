package io.banyan.runtime.reconcile;

import io.banyan.engine.Engine;
import io.banyan.engine.EngineException;
import io.banyan.engine.spec.WorkloadId;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.RecurringTask;
import io.banyan.metering.MeteringSettings;
import io.banyan.metering.UsageSample;
import io.banyan.metering.UsageSamples;
import io.banyan.runtime.observed.Timepiece;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings what the engine measures to the room metering, as it is. */
@Component
class CollectUsage implements RecurringTask {
    private static final Logger LOG = LoggerFactory.getLogger(CollectUsage.class);

    private final Engine engine;
    private final UsageSamples samples;
    private final MeteringSettings settings;
    private final Timepiece time;

    CollectUsage(Engine engine, UsageSamples samples, MeteringSettings settings, Timepiece time) {
        this.engine = engine;
        this.samples = samples;
        this.settings = settings;
        this.time = time;
    }

    @Override
    public String name() {
        return "collect-usage";
    }

    @Override
    public Duration pause() {
        return settings.interval();
    }

    @Override
    public void run() {
        try {
            samples.record(
                    engine.usage(time.now()).stream().map(CollectUsage::sample).toList());
        } catch (EngineException cause) {
            LOG.warn("Usage was not sampled: {}", cause.getMessage());
        }
    }

    private static UsageSample sample(io.banyan.engine.observed.UsageSample seen) {
        WorkloadId workload = seen.instance().workload();
        return new UsageSample(
                seen.at(),
                ApplicationRef.of(
                        workload.environment().tribe(), workload.environment().environment(), workload.name()),
                seen.instance().name(),
                seen.release(),
                seen.cpuNanos(),
                seen.memoryBytes(),
                seen.memoryLimitBytes(),
                seen.networkReceivedBytes(),
                seen.networkSentBytes(),
                seen.diskReadBytes(),
                seen.diskWrittenBytes());
    }
}
