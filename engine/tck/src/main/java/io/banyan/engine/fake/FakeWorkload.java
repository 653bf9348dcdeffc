package io.banyan.engine.fake;

import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.WorkloadObservation;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Workload;
import io.banyan.engine.spec.WorkloadId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every kind of workload shares: instances, evidence and waking up. Guarded by the world's lock. */
abstract class FakeWorkload {
    private static final int EVIDENCE = 10;

    private final FakeWorld world;
    private final WorkloadId id;
    private final List<FakeInstance> living = new ArrayList<>();
    private final Deque<FakeInstance> evidence = new ArrayDeque<>();
    private Workload wanted;
    private long generation;
    private boolean removed;
    private long born;
    private @Nullable Instant wakeAt;

    FakeWorkload(FakeWorld world, Workload wanted) {
        this.world = world;
        this.wanted = wanted;
        id = wanted.id();
        generation = wanted.generation();
    }

    /** Decides and does what is due now, its instances having moved already. */
    abstract void decide(Instant now);

    /** Takes note of an instance that ended since the last step. */
    abstract void ended(FakeInstance instance, Instant now);

    /** When it wants to decide again though nothing happens to its instances. */
    abstract Stream<Instant> appointments(Instant now);

    abstract WorkloadObservation observation(Instant now);

    /** Reacts to another wish; {@link #wanted()} is still the one before. */
    abstract void wantedChanges(Workload next, Instant now);

    FakeWorld world() {
        return world;
    }

    WorkloadId id() {
        return id;
    }

    Workload wanted() {
        return wanted;
    }

    long generation() {
        return generation;
    }

    boolean isRemoved() {
        return removed;
    }

    List<FakeInstance> living() {
        return living;
    }

    final void want(Workload next, Instant now) {
        removed = false;
        wantedChanges(next, now);
        wanted = next;
        generation = next.generation();
        world.changed(id);
        wake(now);
    }

    final void remove(long generation, Instant now) {
        removed = true;
        this.generation = generation;
        living.forEach(instance -> instance.stop(now));
        world.changed(id);
        wake(now);
    }

    /** Steps at the given time, or earlier when that was asked for before. */
    final void wake(Instant at) {
        if (wakeAt == null || at.isBefore(wakeAt)) {
            wakeAt = at;
            world.agenda().at(at, () -> {
                if (at.equals(wakeAt)) {
                    wakeAt = null;
                    step();
                }
            });
        }
    }

    final Optional<FakeInstance> instance(String name) {
        return living.stream()
                .filter(instance -> instance.id().name().equals(name))
                .findFirst();
    }

    final boolean knew(String name) {
        return evidence.stream().anyMatch(instance -> instance.id().name().equals(name));
    }

    final FakeInstance start(Workload origin, int slot, Instant now) {
        born++;
        InstanceId instanceId = new InstanceId(id, id.name() + "-" + Long.toString(1_000_000 + born, 36));
        FakeInstance instance = new FakeInstance(world, instanceId, origin, slot, now);
        living.add(instance);
        instance.step(now);
        world.changed(id);
        return instance;
    }

    /** Why no instance can be placed now; empty when one can. */
    final Optional<Fault> refusal(Workload origin) {
        Optional<FaultCode> refused = world.faults().ofAdmission();
        if (refused.isPresent()) {
            return Optional.of(Messages.fault(refused.get(), "no instance of " + id + " was admitted"));
        }
        return world.environment(id.environment()).hasRoomFor(origin)
                ? Optional.empty()
                : Optional.of(Messages.fault(
                        FaultCode.QUOTA_EXCEEDED,
                        "another instance of " + id + " does not fit into the quota of " + id.environment()));
    }

    final List<InstanceObservation> instances() {
        return Stream.concat(living.stream(), evidence.stream())
                .map(FakeInstance::observation)
                .toList();
    }

    private void step() {
        if (world.workload(id).filter(this::equals).isEmpty()) {
            return;
        }
        Instant now = world.now();
        List.copyOf(living).forEach(instance -> instance.step(now));
        bury(now);
        if (!removed) {
            decide(now);
            bury(now);
        } else if (living.isEmpty()) {
            world.environment(id.environment()).workloads().remove(id.name());
            world.logs().workloadGone(id);
            world.changed(id);
            return;
        }
        Stream.concat(
                        living.stream().flatMap(instance -> instance.nextStepAt(now).stream()),
                        removed ? Stream.empty() : appointments(now))
                .min(Instant::compareTo)
                .ifPresent(this::wake);
    }

    private void bury(Instant now) {
        for (FakeInstance instance : List.copyOf(living)) {
            if (instance.isGone()) {
                living.remove(instance);
                evidence.addFirst(instance);
                if (evidence.size() > EVIDENCE) {
                    evidence.removeLast();
                }
                ended(instance, now);
                world.logs().ended(instance.id());
                wake(now);
            }
        }
    }
}
