package io.banyan.engine.fake;

import io.banyan.engine.Subscription;
import io.banyan.engine.session.LogLine;
import io.banyan.engine.session.LogQuery;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.WorkloadId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** All lines ever written, per instance, and who follows them. Guarded by the world's lock. */
final class FakeLogs {
    private final Map<WorkloadId, Map<InstanceId, List<LogLine>>> lines = new HashMap<>();
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private final Deliveries deliveries;

    FakeLogs(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    void write(LogLine line) {
        lines.computeIfAbsent(line.instance().workload(), id -> new LinkedHashMap<>())
                .computeIfAbsent(line.instance(), id -> new ArrayList<>())
                .add(line);
        followers.stream()
                .filter(follower -> matches(follower.query(), line))
                .forEach(follower -> follower.offer(line));
    }

    /** Whether the instance ever wrote anything. */
    boolean knows(WorkloadId workload, String instance) {
        return lines.getOrDefault(workload, Map.of()).keySet().stream()
                .anyMatch(id -> id.name().equals(instance));
    }

    void ended(InstanceId instance) {
        followers.stream()
                .filter(follower -> follower.query().workload().equals(instance.workload()))
                .filter(follower -> follower.query()
                        .instance()
                        .filter(instance.name()::equals)
                        .isPresent())
                .forEach(this::finish);
    }

    /** @param live whether what is asked for can still write */
    Subscription read(LogQuery query, boolean live, Consumer<LogLine> line, Runnable finished) {
        Follower follower = new Follower(query, line, finished, followers::remove, deliveries);
        for (List<LogLine> ofInstance :
                lines.getOrDefault(query.workload(), Map.of()).values()) {
            List<LogLine> matching = ofInstance.stream()
                    .filter(written -> matches(query, written))
                    .toList();
            int tail = Math.min(query.tail().orElse(Integer.MAX_VALUE), matching.size());
            matching.subList(matching.size() - tail, matching.size()).forEach(follower::offer);
        }
        if (query.follow() && live) {
            followers.add(follower);
        } else {
            follower.finish();
        }
        follower.begin();
        return follower;
    }

    void workloadGone(WorkloadId workload) {
        followers.stream()
                .filter(follower -> follower.query().workload().equals(workload))
                .forEach(this::finish);
    }

    void forget(EnvironmentId environment) {
        lines.keySet().removeIf(workload -> workload.environment().equals(environment));
    }

    private void finish(Follower follower) {
        followers.remove(follower);
        follower.finish();
    }

    private static boolean matches(LogQuery query, LogLine line) {
        return query.workload().equals(line.instance().workload())
                && query.instance().map(line.instance().name()::equals).orElse(true)
                && query.container().map(line.container()::equals).orElse(true)
                && query.since().map(since -> !line.at().isBefore(since)).orElse(true);
    }
}
