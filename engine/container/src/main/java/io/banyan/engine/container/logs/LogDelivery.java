package io.banyan.engine.container.logs;

import io.banyan.engine.Subscription;
import io.banyan.engine.session.LogLine;
import io.banyan.engine.session.LogQuery;
import io.banyan.engine.spec.InstanceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running query: one virtual thread that reads every instance in turn and delivers. */
final class LogDelivery implements Subscription {
    private static final Logger log = LoggerFactory.getLogger(LogDelivery.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final LogQuery query;
    private final LogSources sources;
    private final BiFunction<InstanceId, String, Optional<ContainerLog>> opener;
    private final Consumer<LogLine> consumer;
    private final Runnable finished;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<InstanceId, Reading> readings = new LinkedHashMap<>();
    private final Set<InstanceId> done = new HashSet<>();

    LogDelivery(
            LogQuery query,
            LogSources sources,
            BiFunction<InstanceId, String, Optional<ContainerLog>> opener,
            Consumer<LogLine> consumer,
            Runnable finished) {
        this.query = query;
        this.sources = sources;
        this.opener = opener;
        this.consumer = consumer;
        this.finished = finished;
    }

    void start() {
        Thread.ofVirtual().name("logs-" + query.workload()).start(this::run);
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void run() {
        try {
            do {
                takeInNew();
            } while (!round() && !closed.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
            if (closed.getCount() > 0) {
                finished.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("delivering logs of {} failed", query.workload(), e);
            finished.run();
        } finally {
            readings.values().forEach(Reading::close);
        }
    }

    private void takeInNew() {
        sources.instances(query.workload()).stream()
                .filter(instance ->
                        query.instance().map(instance.name()::equals).orElse(true))
                .filter(instance -> !done.contains(instance))
                .forEach(instance -> readings.computeIfAbsent(instance, Reading::new));
    }

    /** Reads everything once; true when nothing more will come. */
    private boolean round() {
        List<InstanceId> ended = new ArrayList<>();
        readings.forEach((instance, reading) -> {
            boolean wasOver = sources.ended(instance);
            List<LogLine> lines = reading.read();
            deliver(lines);
            if (wasOver && (lines.isEmpty() || !query.follow())) {
                deliver(reading.unfinished());
                ended.add(instance);
            }
        });
        if (!query.follow()) {
            return true;
        }
        ended.forEach(instance -> {
            done.add(instance);
            Optional.ofNullable(readings.remove(instance)).ifPresent(Reading::close);
        });
        boolean mayContinue = query.instance().isPresent()
                ? done.isEmpty() && !sources.instances(query.workload()).isEmpty()
                : sources.exists(query.workload());
        return readings.isEmpty() && !mayContinue;
    }

    private void deliver(List<LogLine> lines) {
        for (LogLine line : lines) {
            if (closed.getCount() == 0) {
                return;
            }
            consumer.accept(line);
        }
    }

    /** What was read of one instance. */
    private final class Reading {
        private final InstanceId instance;
        private final Map<String, ContainerLog> logs = new LinkedHashMap<>();
        private boolean historyRead;

        private Reading(InstanceId instance) {
            this.instance = instance;
        }

        private List<LogLine> read() {
            List<LogLine> lines = new ArrayList<>();
            for (String container : sources.containers(instance)) {
                if (query.container().map(container::equals).orElse(true)) {
                    read(container, lines);
                }
            }
            lines.sort(Comparator.comparing(LogLine::at));
            if (historyRead) {
                return lines;
            }
            historyRead = true;
            int skipped = query.tail().isPresent()
                    ? Math.max(0, lines.size() - query.tail().getAsInt())
                    : 0;
            return lines.subList(skipped, lines.size());
        }

        private void read(String container, List<LogLine> lines) {
            ContainerLog source = logs.get(container);
            if (source == null) {
                Optional<ContainerLog> opened = opener.apply(instance, container);
                if (opened.isEmpty()) {
                    return;
                }
                source = opened.get();
                logs.put(container, source);
            }
            boolean first = !historyRead;
            for (List<LogFormat.Entry> some = source.poll(); !some.isEmpty(); some = source.poll()) {
                some.stream()
                        .filter(this::asked)
                        .map(entry -> line(container, entry))
                        .forEach(lines::add);
                if (!first) {
                    return;
                }
            }
        }

        private List<LogLine> unfinished() {
            List<LogLine> lines = new ArrayList<>();
            logs.forEach((container, source) -> source.unfinished().stream()
                    .filter(this::asked)
                    .map(entry -> line(container, entry))
                    .forEach(lines::add));
            return lines;
        }

        private boolean asked(LogFormat.Entry entry) {
            return query.since().map(since -> !entry.at().isBefore(since)).orElse(true);
        }

        private LogLine line(String container, LogFormat.Entry entry) {
            return new LogLine(instance, container, entry.stream(), entry.at(), entry.text());
        }

        private void close() {
            logs.values().forEach(ContainerLog::close);
        }
    }
}
