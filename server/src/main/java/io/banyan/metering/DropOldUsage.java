package io.banyan.metering;

import io.banyan.kernel.RecurringTask;
import io.banyan.metering.store.UsagePartitions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Drops days of samples that are older than they are kept. */
@Component
class DropOldUsage implements RecurringTask {
    private static final Logger LOG = LoggerFactory.getLogger(DropOldUsage.class);

    private final UsagePartitions partitions;
    private final MeteringSettings settings;
    private final Clock clock;

    DropOldUsage(UsagePartitions partitions, MeteringSettings settings, Clock clock) {
        this.partitions = partitions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "drop-old-usage";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        List<String> dropped =
                partitions.dropBefore(LocalDate.ofInstant(clock.instant().minus(settings.retention()), ZoneOffset.UTC));
        if (!dropped.isEmpty()) {
            LOG.info("Dropped usage samples that are no longer kept: {}", dropped);
        }
    }
}
