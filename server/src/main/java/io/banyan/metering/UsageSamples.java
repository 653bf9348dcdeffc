package io.banyan.metering;

import io.banyan.kernel.ApplicationRef;
import io.banyan.metering.store.UsagePartitions;
import io.banyan.metering.store.UsageTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The raw samples of all instances. */
@Service
public class UsageSamples {
    private final UsageTable table;
    private final UsagePartitions partitions;

    UsageSamples(UsageTable table, UsagePartitions partitions) {
        this.table = table;
        this.partitions = partitions;
    }

    /**
     * Stores samples. One that is stored already (same instance, same moment) is left as it is, so that a batch may be
     * delivered again.
     *
     * @return how many were new
     */
    @Transactional
    public int record(List<UsageSample> samples) {
        if (samples.isEmpty()) {
            return 0;
        }
        partitions.ensure(samples.stream()
                .map(sample -> LocalDate.ofInstant(sample.at(), ZoneOffset.UTC))
                .collect(Collectors.toSet()));
        return table.insert(samples);
    }

    /** The two newest samples of each instance of an application that are not older, newest first per instance. */
    public List<UsageSample> newest(ApplicationRef ref, Instant notBefore) {
        return table.newest(ref, notBefore);
    }
}
