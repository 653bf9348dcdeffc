package io.banyan.engine.container.instance;

import io.banyan.engine.container.logs.LogArchive;
import io.banyan.engine.container.state.StateFiles;
import io.banyan.engine.observed.Exit;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.WorkloadId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was last seen of instances that are gone, kept on disk with their logs: the newest ten of each workload, and
 * beyond those what ended within the last hour, at most a hundred.
 */
public final class Evidence {
    private static final int ALWAYS = 10;
    private static final int MOST = 100;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final StateFiles files;
    private final LogArchive archive;
    private final Clock clock;
    private final Map<WorkloadId, List<InstanceObservation>> kept = new ConcurrentHashMap<>();

    public Evidence(StateFiles files, LogArchive archive, Clock clock) {
        this.files = files;
        this.archive = archive;
        this.clock = clock;
    }

    /** Reads what an earlier run of the engine kept. */
    public void load() {
        for (Path file : StateFiles.list(files.path("evidence"), ".json")) {
            files.read(file, InstanceObservation.class)
                    .ifPresent(observation ->
                            kept.merge(observation.id().workload(), List.of(observation), Evidence::newestFirst));
        }
    }

    /** Newest first. */
    public List<InstanceObservation> of(WorkloadId workload) {
        return kept.getOrDefault(workload, List.of());
    }

    public Optional<InstanceObservation> of(InstanceId instance) {
        return of(instance.workload()).stream()
                .filter(observation -> observation.id().equals(instance))
                .findFirst();
    }

    public void keep(InstanceObservation observation) {
        files.write(file(observation.id()), observation);
        Instant horizon = clock.instant().minus(LONGEST);
        List<InstanceObservation> forgotten = new ArrayList<>();
        kept.compute(observation.id().workload(), (workload, before) -> {
            List<InstanceObservation> all = newestFirst(before == null ? List.of() : before, List.of(observation));
            List<InstanceObservation> left = new ArrayList<>();
            for (InstanceObservation candidate : all) {
                boolean recent = endedAt(candidate).isAfter(horizon) && left.size() < MOST;
                (left.size() < ALWAYS || recent ? left : forgotten).add(candidate);
            }
            return List.copyOf(left);
        });
        forgotten.forEach(old -> {
            files.delete(file(old.id()));
            archive.remove(old.id());
        });
    }

    /** Forgets a workload. */
    public void remove(WorkloadId workload) {
        kept.remove(workload);
        StateFiles.deleteTree(directory(workload));
        archive.remove(workload);
    }

    private static List<InstanceObservation> newestFirst(
            List<InstanceObservation> some, List<InstanceObservation> more) {
        List<InstanceObservation> all = new ArrayList<>(some);
        more.forEach(fresh -> {
            all.removeIf(old -> old.id().equals(fresh.id()));
            all.add(fresh);
        });
        all.sort(Comparator.comparing(InstanceObservation::createdAt).reversed());
        return List.copyOf(all);
    }

    private static Instant endedAt(InstanceObservation observation) {
        return observation.containers().stream()
                .flatMap(container -> container.exit().stream())
                .map(Exit::at)
                .max(Instant::compareTo)
                .orElse(observation.createdAt());
    }

    private Path file(InstanceId instance) {
        return directory(instance.workload()).resolve(instance.name() + ".json");
    }

    private Path directory(WorkloadId workload) {
        return files.path(
                "evidence",
                workload.environment().tribe(),
                workload.environment().environment(),
                workload.name());
    }
}
