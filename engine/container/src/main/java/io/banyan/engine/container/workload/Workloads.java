package io.banyan.engine.container.workload;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.instance.Edition;
import io.banyan.engine.container.instance.Instance;
import io.banyan.engine.container.instance.InstanceRecord;
import io.banyan.engine.container.instance.Surroundings;
import io.banyan.engine.container.state.Fingerprints;
import io.banyan.engine.container.state.Generations;
import io.banyan.engine.observed.WorkloadObservation;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Workload;
import io.banyan.engine.spec.WorkloadId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All workloads that are wanted or have instances. */
public final class Workloads {
    private final Surroundings around;
    private final Generations generations;
    private final Fingerprints fingerprints;
    private final RunBooks books;
    private final Consumer<WorkloadId> changed;
    private final Map<WorkloadId, HeldWorkload> held = new ConcurrentHashMap<>();

    public Workloads(
            Surroundings around, Generations generations, Fingerprints fingerprints, Consumer<WorkloadId> changed) {
        this.around = around;
        this.generations = generations;
        this.fingerprints = fingerprints;
        this.books = new RunBooks(around.files(), fingerprints);
        this.changed = changed;
    }

    /**
     * Records what is wanted. Nothing is recorded when it is refused.
     *
     * @throws EngineException INVALID_SPECIFICATION, STALE_GENERATION or QUOTA_EXCEEDED
     */
    public synchronized void apply(Workload workload, HeldEnvironment environment) {
        Admission.check(workload);
        environment.quota().ifPresent(quota -> Quota.admit(quota, withThis(workload)));
        generations.accept(workload.id().toString(), workload.generation(), fingerprints.of(workload));
        Edition edition = new Edition(workload, Admission.fingerprint(fingerprints, workload));
        HeldWorkload entry = entry(workload.id(), environment);
        Keeper before = entry.wanted().isPresent() ? entry.keeper().orElse(null) : null;
        switch (workload) {
            case Workload.Service service -> {
                if (before instanceof ServiceKeeper keeper) {
                    keeper.change(service, edition);
                    entry.keep(workload, keeper);
                } else {
                    entry.keep(workload, new ServiceKeeper(entry.group(), around, service, edition));
                }
            }
            case Workload.Job _, Workload.CronJob _ -> {
                if (before instanceof RunKeeper keeper) {
                    keeper.change(workload, edition);
                    entry.keep(workload, keeper);
                } else {
                    Attempts attempts = new Attempts(around.evidence());
                    entry.keep(workload, new RunKeeper(entry.group(), attempts, books, around, workload, edition));
                }
            }
        }
        changed.accept(workload.id());
    }

    /** Records that a workload is not wanted any more. */
    public synchronized void remove(WorkloadId id, long generation) {
        HeldWorkload entry = held.get(id);
        if (entry == null && generations.accepted(id.toString()).isEmpty()) {
            return;
        }
        generations.remove(id.toString(), generation);
        books.remove(id);
        if (entry != null) {
            entry.remove();
            changed.accept(id);
        }
    }

    /** Removes all workloads of an environment, whatever their generation. Their instances end in the background. */
    public synchronized void removeAll(EnvironmentId environment) {
        of(environment).forEach(HeldWorkload::remove);
    }

    /** Whether an environment still has workloads or instances. */
    public boolean any(EnvironmentId environment) {
        return of(environment).findAny().isPresent();
    }

    /** Ends the instances of workloads that nobody wants: those found after a restart and not in the set. */
    public synchronized void sweep(Set<WorkloadId> wanted) {
        held.values().stream()
                .filter(entry -> entry.wanted().isEmpty()
                        && !wanted.contains(entry.group().id()))
                .forEach(HeldWorkload::remove);
    }

    public void startRun(WorkloadId id, String run) {
        HeldWorkload entry = existing(id);
        if (!(entry.keeper().orElse(null) instanceof RunKeeper keeper)
                || !(entry.wanted().orElse(null) instanceof Workload.CronJob)) {
            throw new EngineException(new Fault(
                    FaultCode.INVALID_SPECIFICATION, id + " is not a cron job", "start runs of cron jobs only"));
        }
        keeper.startRun(run);
        entry.wake();
    }

    /** Asks for another instance of a service in the place of that one, by the policy of its rollouts. */
    public void replace(InstanceId id) {
        HeldWorkload entry = existing(id.workload());
        entry.group().find(id.name()).ifPresent(instance -> {
            if (!instance.record().serves()) {
                throw new EngineException(new Fault(
                        FaultCode.INVALID_SPECIFICATION,
                        id + " is an instance of a run, which ends by itself",
                        "replace instances of services only"));
            }
            instance.unwanted();
        });
    }

    public WorkloadObservation observe(WorkloadId id, Instant at) {
        return existing(id).observe(generation(id), at);
    }

    public List<WorkloadObservation> observe(EnvironmentId environment, Instant at) {
        return of(environment)
                .map(entry -> entry.observe(generation(entry.group().id()), at))
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    public boolean knows(WorkloadId id) {
        HeldWorkload entry = held.get(id);
        return entry != null && entry.exists();
    }

    public Optional<Instance> instance(InstanceId id) {
        return Optional.ofNullable(held.get(id.workload()))
                .flatMap(entry -> entry.group().find(id.name()));
    }

    /** All instances that are not cleared up yet. */
    public List<Instance> instances() {
        return held.values().stream()
                .flatMap(entry -> entry.group().instances().stream())
                .toList();
    }

    public Collection<Instance> instances(WorkloadId id) {
        HeldWorkload entry = held.get(id);
        return entry == null ? List.of() : entry.group().instances();
    }

    /** Takes in an instance that ran before the engine did. */
    public synchronized void adopt(
            InstanceRecord record, List<Instance.FoundContainer> containers, HeldEnvironment environment) {
        HeldWorkload entry = entry(record.id().workload(), environment);
        if (entry.group().find(record.id().name()).isEmpty()) {
            entry.adopt(record, containers);
            entry.wake();
        }
    }

    public void detach() {
        held.values().forEach(HeldWorkload::detach);
    }

    private List<Workload> withThis(Workload workload) {
        return Stream.concat(
                        of(workload.id().environment())
                                .flatMap(entry -> entry.wanted().stream())
                                .filter(other -> !other.id().equals(workload.id())),
                        Stream.of(workload))
                .toList();
    }

    private Stream<HeldWorkload> of(EnvironmentId environment) {
        return held.values().stream()
                .filter(HeldWorkload::exists)
                .filter(entry -> entry.group().id().environment().equals(environment));
    }

    private HeldWorkload existing(WorkloadId id) {
        HeldWorkload entry = held.get(id);
        if (entry == null || !entry.exists()) {
            throw unknown(id);
        }
        return entry;
    }

    /** The fault of a workload that is neither wanted nor there. */
    public static EngineException unknown(WorkloadId id) {
        return new EngineException(new Fault(
                FaultCode.UNKNOWN_WORKLOAD,
                "there is no workload " + id,
                "check tribe, environment and name; it may have been removed"));
    }

    private long generation(WorkloadId id) {
        return generations
                .accepted(id.toString())
                .map(Generations.Accepted::generation)
                .orElse(0L);
    }

    private HeldWorkload entry(WorkloadId id, HeldEnvironment environment) {
        return held.computeIfAbsent(id, fresh -> new HeldWorkload(fresh, around, environment, changed, this::forget));
    }

    private synchronized void forget(HeldWorkload entry) {
        WorkloadId id = entry.group().id();
        if (!entry.exists() && held.remove(id, entry)) {
            entry.close();
            around.evidence().remove(id);
            books.remove(id);
            changed.accept(id);
        }
    }
}
