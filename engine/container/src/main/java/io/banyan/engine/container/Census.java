package io.banyan.engine.container;

import com.github.dockerjava.api.model.Container;
import io.banyan.engine.container.api.ApiFaults;
import io.banyan.engine.container.instance.ContainerStates;
import io.banyan.engine.container.instance.Instance;
import io.banyan.engine.container.instance.InstanceRecords;
import io.banyan.engine.container.instance.Surroundings;
import io.banyan.engine.container.workload.Environments;
import io.banyan.engine.container.workload.Workloads;
import io.banyan.engine.spec.InstanceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the containers on the machine with what the engine knows: at its start, and whenever events may be missing. */
final class Census {
    private static final Logger log = LoggerFactory.getLogger(Census.class);

    private final Surroundings around;
    private final Environments environments;
    private final Workloads workloads;
    private final ContainerStates states;

    Census(Surroundings around, Environments environments, Workloads workloads) {
        this.around = around;
        this.environments = environments;
        this.workloads = workloads;
        this.states = new ContainerStates(around.api(), around.outOfMemoryKills());
    }

    /**
     * Looks at everything.
     *
     * @throws io.banyan.engine.EngineException when the container API does not answer; nothing was concluded then
     */
    synchronized void take() {
        List<Instance> up = workloads.instances().stream().filter(Instance::up).toList();
        Map<InstanceId, List<Container>> found = new HashMap<>();
        for (Container container : list()) {
            String role = label(container, Labels.ROLE);
            if (role.equals(Labels.ROLE_INSTANCE) || role.equals(Labels.ROLE_PAUSE)) {
                found.computeIfAbsent(InstanceRecords.id(container.getLabels()), id -> new ArrayList<>())
                        .add(container);
            }
        }
        up.forEach(instance ->
                instance.check(describe(found.getOrDefault(instance.record().id(), List.of()))));
        found.forEach((id, containers) -> {
            if (workloads.instance(id).isEmpty()) {
                adopt(id, containers);
            }
        });
    }

    private void adopt(InstanceId id, List<Container> containers) {
        var environment = environments.find(id.workload().environment());
        if (environment.isEmpty()) {
            log.warn("containers of {} have no environment and are left alone", id);
            return;
        }
        boolean gone = containers.stream()
                .allMatch(container -> states.find(container.getId()).isEmpty());
        if (gone) {
            // It was cleared up between the listing and now.
            return;
        }
        Instant createdAt = containers.stream()
                .map(container -> Instant.ofEpochSecond(Objects.requireNonNullElse(container.getCreated(), 0L)))
                .min(Instant::compareTo)
                .orElseGet(Instant::now);
        var labels = containers.stream().map(Container::getLabels).toList();
        workloads.adopt(InstanceRecords.find(around, labels, createdAt), describe(containers), environment.get());
    }

    private List<Instance.FoundContainer> describe(List<Container> containers) {
        List<Instance.FoundContainer> described = new ArrayList<>();
        for (Container container : containers) {
            if (label(container, Labels.ROLE).equals(Labels.ROLE_INSTANCE)) {
                states.find(container.getId())
                        .ifPresent(state ->
                                described.add(new Instance.FoundContainer(label(container, Labels.CONTAINER), state)));
            }
        }
        return described;
    }

    private List<Container> list() {
        try {
            return around.api()
                    .docker()
                    .listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(Map.of(Labels.OWNER, around.settings().installation()))
                    .exec();
        } catch (RuntimeException e) {
            throw ApiFaults.translate("list containers", e);
        }
    }

    private static String label(Container container, String name) {
        return Objects.requireNonNullElse(container.getLabels(), Map.<String, String>of())
                .getOrDefault(name, "");
    }
}
