package io.banyan.runtime.observed;

import io.banyan.engine.observed.RolloutObservation;
import io.banyan.engine.observed.WorkloadObservation;
import io.banyan.runtime.observed.InstanceView.FaultView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One observation of one application, as it is stored.
 *
 * @param generation the generation that the engine held
 * @param progress for services
 * @param fault why the engine could not be asked for what is wanted
 */
public record Snapshot(
        long generation,
        Optional<Progress> progress,
        List<InstanceView> instances,
        List<RunView> runs,
        Optional<Instant> nextRunAt,
        Optional<FaultView> fault) {

    public static final Snapshot NOTHING =
            new Snapshot(0, Optional.empty(), List.of(), List.of(), Optional.empty(), Optional.empty());

    public Snapshot {
        instances = List.copyOf(instances);
        runs = List.copyOf(runs);
    }

    public static Snapshot of(WorkloadObservation seen) {
        return new Snapshot(
                seen.generation(),
                seen.rollout().map(Progress::of),
                seen.instances().stream().map(InstanceView::of).toList(),
                seen.runs().stream().map(RunView::of).toList(),
                seen.nextRunAt(),
                Optional.empty());
    }

    public Snapshot withFault(FaultView refused) {
        return new Snapshot(generation, progress, instances, runs, nextRunAt, Optional.of(refused));
    }

    /** Equal for two observations between which nothing happened that people or judges care for. */
    public int fingerprint() {
        List<InstanceView> steady = instances.stream()
                .map(instance -> new InstanceView(
                        instance.name(),
                        instance.release(),
                        instance.generation(),
                        instance.slot(),
                        instance.phase(),
                        instance.node(),
                        instance.createdAt(),
                        instance.readyAt(),
                        instance.containers(),
                        Optional.empty(),
                        instance.fault(),
                        Optional.empty()))
                .toList();
        return new Snapshot(generation, progress, steady, runs, nextRunAt, fault).hashCode();
    }

    /**
     * How far the exchange of instances has come.
     *
     * @param phase progressing, paused, complete or deadline-exceeded
     */
    public record Progress(
            String release,
            String phase,
            int wanted,
            int updated,
            int updatedReady,
            int ready,
            int obsolete,
            Optional<FaultView> obstacle) {
        static Progress of(RolloutObservation seen) {
            return new Progress(
                    seen.release().value(),
                    FaultNames.of(seen.phase()),
                    seen.wanted(),
                    seen.updated(),
                    seen.updatedReady(),
                    seen.ready(),
                    seen.obsolete(),
                    seen.obstacle().map(FaultView::of));
        }
    }
}
