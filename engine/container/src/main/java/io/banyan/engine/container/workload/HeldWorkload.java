package io.banyan.engine.container.workload;

import io.banyan.engine.container.datapath.DataPath;
import io.banyan.engine.container.instance.Instance;
import io.banyan.engine.container.instance.InstanceRecord;
import io.banyan.engine.container.instance.Surroundings;
import io.banyan.engine.observed.WorkloadObservation;
import io.banyan.engine.spec.Workload;
import io.banyan.engine.spec.WorkloadId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One workload: what is wanted of it, if anybody said, and its instances. Instances found after a restart are left alone
 * until somebody says what is wanted.
 */
final class HeldWorkload {
    private final InstanceGroup group;
    private final DataPath dataPath;
    private final Actor actor;
    private final Consumer<HeldWorkload> emptied;
    private volatile Optional<Keeper> keeper = Optional.empty();
    private volatile Optional<Workload> wanted = Optional.empty();
    private volatile boolean removed;

    HeldWorkload(
            WorkloadId id,
            Surroundings around,
            HeldEnvironment environment,
            Consumer<WorkloadId> changed,
            Consumer<HeldWorkload> emptied) {
        this.emptied = emptied;
        this.dataPath = around.dataPath();
        this.actor = new Actor("workload-" + id, around.settings().resync(), this::pass).start();
        this.group = new InstanceGroup(
                id,
                around,
                environment,
                () -> {
                    actor.wake();
                    changed.accept(id);
                },
                (instance, ending) -> keeper.ifPresent(known -> known.ending(instance, ending)));
    }

    InstanceGroup group() {
        return group;
    }

    Optional<Workload> wanted() {
        return wanted;
    }

    Optional<Keeper> keeper() {
        return keeper;
    }

    /** Something is wanted of it from now on. */
    void keep(Workload workload, Keeper fresh) {
        wanted = Optional.of(workload);
        keeper = Optional.of(fresh);
        removed = false;
        actor.wake();
    }

    /** Nothing is wanted of it any more: its instances end, and then it is forgotten. */
    void remove() {
        wanted = Optional.empty();
        removed = true;
        actor.wake();
    }

    void wake() {
        actor.wake();
    }

    boolean exists() {
        return wanted.isPresent() || !group.instances().isEmpty();
    }

    private Optional<Duration> pass() {
        if (removed) {
            group.wanted().forEach(instance -> instance.retire(Optional.empty()));
            if (group.instances().isEmpty()) {
                dataPath.serviceGone(group.id());
                emptied.accept(this);
            }
            return Optional.empty();
        }
        Optional<Duration> pause = keeper.flatMap(Keeper::pass);
        if (keeper.isPresent()) {
            group.instances().forEach(Instance::resume);
        }
        return pause;
    }

    void adopt(InstanceRecord record, List<Instance.FoundContainer> containers) {
        group.adopt(record, containers);
    }

    WorkloadObservation observe(long generation, Instant at) {
        Optional<Keeper> known = removed ? Optional.empty() : keeper;
        return new WorkloadObservation(
                group.id(),
                generation,
                at,
                group.observe(),
                known.flatMap(Keeper::rollout),
                known.map(Keeper::runs).orElse(List.of()),
                known.flatMap(Keeper::nextRunAt));
    }

    /** Lets go of everything as it is. */
    void detach() {
        actor.close();
        group.instances().forEach(Instance::detach);
    }

    void close() {
        actor.close();
    }
}
