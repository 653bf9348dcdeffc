package io.banyan.engine.container.usage;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.BlkioStatEntry;
import com.github.dockerjava.api.model.BlkioStatsConfig;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.StatisticNetworksConfig;
import com.github.dockerjava.api.model.Statistics;
import io.banyan.engine.container.api.ContainerApi;
import io.banyan.engine.container.instance.Instance;
import io.banyan.engine.observed.UsageSample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Samples all running instances at once. */
public final class UsageMeter {
    private static final Logger log = LoggerFactory.getLogger(UsageMeter.class);
    private static final long PATIENCE_SECONDS = 5;

    private final ContainerApi api;

    public UsageMeter(ContainerApi api) {
        this.api = api;
    }

    public List<UsageSample> sample(List<Instance> instances, Instant now) {
        List<Callable<Optional<UsageSample>>> questions = instances.stream()
                .filter(Instance::holdsSlot)
                .<Callable<Optional<UsageSample>>>map(instance -> () -> sample(instance, now))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(questions).stream()
                    .map(Future::resultNow)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Containers of an instance share one network: its bytes are those of the first, the rest adds up. */
    private Optional<UsageSample> sample(Instance instance, Instant now) {
        List<Statistics> parts = instance.containerNames().stream()
                .map(this::statistics)
                .flatMap(Optional::stream)
                .toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Statistics first = parts.getFirst();
        return Optional.of(new UsageSample(
                instance.record().id(),
                instance.record().release().value(),
                now,
                sum(parts, UsageMeter::cpuNanos),
                sum(parts, UsageMeter::memoryBytes),
                memoryLimit(parts),
                network(first, StatisticNetworksConfig::getRxBytes),
                network(first, StatisticNetworksConfig::getTxBytes),
                sum(parts, part -> disk(part, "read")),
                sum(parts, part -> disk(part, "write"))));
    }

    private Optional<Statistics> statistics(String container) {
        AtomicReference<@Nullable Statistics> last = new AtomicReference<>();
        ResultCallback.Adapter<Statistics> callback = new ResultCallback.Adapter<>() {
            @Override
            public void onNext(Statistics statistics) {
                last.set(statistics);
            }
        };
        try {
            api.docker()
                    .statsCmd(container)
                    .withNoStream(true)
                    .exec(callback)
                    .awaitCompletion(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.debug("no figures of {}", container, e);
        }
        return Optional.ofNullable(last.get());
    }

    private static long sum(List<Statistics> parts, ToLongFunction<Statistics> figure) {
        return parts.stream().mapToLong(figure).sum();
    }

    private static long cpuNanos(Statistics statistics) {
        var cpu = statistics.getCpuStats();
        return cpu == null || cpu.getCpuUsage() == null
                ? 0
                : number(cpu.getCpuUsage().getTotalUsage());
    }

    /** Without the page cache that can be dropped, where the figure is given. */
    private static long memoryBytes(Statistics statistics) {
        MemoryStatsConfig memory = statistics.getMemoryStats();
        if (memory == null) {
            return 0;
        }
        long cache = memory.getStats() == null ? 0 : number(memory.getStats().getInactiveFile());
        return Math.max(0, number(memory.getUsage()) - cache);
    }

    /** The API gives the machine's memory for containers without a limit; one of those makes the instance unlimited. */
    private long memoryLimit(List<Statistics> parts) {
        long machine = api.server().memoryBytes();
        List<Long> limits = parts.stream()
                .map(Statistics::getMemoryStats)
                .map(memory -> memory == null ? 0 : number(memory.getLimit()))
                .toList();
        boolean unlimited = limits.stream().anyMatch(limit -> limit == 0 || limit >= machine);
        return unlimited ? 0 : limits.stream().mapToLong(Long::longValue).sum();
    }

    private static long network(Statistics statistics, Function<StatisticNetworksConfig, @Nullable Long> figure) {
        Map<String, StatisticNetworksConfig> networks = statistics.getNetworks();
        return networks == null
                ? 0
                : networks.values().stream()
                        .mapToLong(network -> number(figure.apply(network)))
                        .sum();
    }

    private static long disk(Statistics statistics, String operation) {
        BlkioStatsConfig disk = statistics.getBlkioStats();
        List<BlkioStatEntry> entries = disk == null ? null : disk.getIoServiceBytesRecursive();
        return entries == null
                ? 0
                : entries.stream()
                        .filter(entry -> operation.equalsIgnoreCase(Objects.toString(entry.getOp())))
                        .mapToLong(entry -> number(entry.getValue()))
                        .sum();
    }

    private static long number(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
