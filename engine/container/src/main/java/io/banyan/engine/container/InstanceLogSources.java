package io.banyan.engine.container;

import io.banyan.engine.container.instance.ContainerStates;
import io.banyan.engine.container.instance.Evidence;
import io.banyan.engine.container.instance.Instance;
import io.banyan.engine.container.instance.InstanceRecord.ContainerRecord;
import io.banyan.engine.container.instance.Surroundings;
import io.banyan.engine.container.logs.LogSources;
import io.banyan.engine.container.workload.Workloads;
import io.banyan.engine.observed.ContainerObservation;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.WorkloadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Tells log queries about living instances and about evidence. */
final class InstanceLogSources implements LogSources {
    private final Workloads workloads;
    private final Evidence evidence;
    private final ContainerStates states;
    private final boolean readableFiles;

    InstanceLogSources(Workloads workloads, Surroundings around) {
        this.workloads = workloads;
        this.evidence = around.evidence();
        this.states = new ContainerStates(around.api(), around.outOfMemoryKills());
        this.readableFiles = around.api().podman();
    }

    @Override
    public List<InstanceId> instances(WorkloadId workload) {
        TreeMap<InstanceId, Instant> created = new TreeMap<>();
        // In this order: an instance becomes evidence before it is forgotten.
        workloads
                .instances(workload)
                .forEach(instance ->
                        created.put(instance.record().id(), instance.record().createdAt()));
        evidence.of(workload).forEach(gone -> created.put(gone.id(), gone.createdAt()));
        List<InstanceId> ordered = new ArrayList<>(created.keySet());
        ordered.sort(Comparator.comparing(created::get));
        return ordered;
    }

    @Override
    public List<String> containers(InstanceId instance) {
        return workloads
                .instance(instance)
                .map(living -> living.record().containers().stream()
                        .map(ContainerRecord::name)
                        .toList())
                .or(() -> evidence.of(instance)
                        .map(InstanceObservation::containers)
                        .map(gone ->
                                gone.stream().map(ContainerObservation::name).toList()))
                .orElse(List.of());
    }

    @Override
    public boolean ended(InstanceId instance) {
        return workloads.instance(instance).map(living -> !living.holdsSlot()).orElse(true);
    }

    @Override
    public boolean exists(WorkloadId workload) {
        return workloads.knows(workload);
    }

    @Override
    public Optional<Place> place(InstanceId instance, String container) {
        Optional<Instance> living = workloads.instance(instance);
        if (living.isEmpty()) {
            return Optional.empty();
        }
        String name = living.get().containerName(container);
        return states.find(name).map(state -> new Place(name, readableFiles ? state.log() : Optional.empty()));
    }
}
