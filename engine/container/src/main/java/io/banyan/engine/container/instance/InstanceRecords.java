package io.banyan.engine.container.instance;

import io.banyan.engine.container.Labels;
import io.banyan.engine.container.instance.InstanceRecord.ContainerRecord;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Probes;
import io.banyan.engine.spec.ReleaseId;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.StopPolicy;
import io.banyan.engine.spec.WorkloadId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes instance records: for new instances, from disk, and from labels when the disk was lost. */
public final class InstanceRecords {
    private InstanceRecords() {}

    public static InstanceRecord of(
            Edition edition,
            InstanceId id,
            int slot,
            String address,
            Instant createdAt,
            List<ServicePort> ports,
            StopPolicy stop,
            Optional<String> run,
            int attempt) {
        return new InstanceRecord(
                id,
                edition.workload().release(),
                edition.workload().generation(),
                slot,
                edition.fingerprint(),
                address,
                createdAt,
                Optional.empty(),
                false,
                InstanceRecord.containers(edition.workload()),
                ports,
                stop,
                run,
                attempt);
    }

    /** What disk or else labels know of an instance. */
    public static InstanceRecord find(Surroundings around, List<Map<String, String>> containers, Instant createdAt) {
        Map<String, String> labels = containers.getFirst();
        return around.files()
                .read(Instance.file(around, id(labels)), InstanceRecord.class)
                .orElseGet(() -> fromLabels(labels, containers, createdAt));
    }

    /** The instance that a container's labels name. */
    public static InstanceId id(Map<String, String> labels) {
        EnvironmentId environment =
                new EnvironmentId(labels.getOrDefault(Labels.TRIBE, ""), labels.getOrDefault(Labels.ENVIRONMENT, ""));
        return new InstanceId(
                new WorkloadId(environment, labels.getOrDefault(Labels.WORKLOAD, "")),
                labels.getOrDefault(Labels.INSTANCE, ""));
    }

    private static InstanceRecord fromLabels(
            Map<String, String> labels, List<Map<String, String>> containers, Instant createdAt) {
        List<ContainerRecord> records = containers.stream()
                .filter(container -> Labels.ROLE_INSTANCE.equals(container.get(Labels.ROLE)))
                .map(container -> new ContainerRecord(
                        container.getOrDefault(Labels.CONTAINER, ""), "", Probes.NONE, false, List.of()))
                .toList();
        return new InstanceRecord(
                id(labels),
                new ReleaseId(labels.getOrDefault(Labels.RELEASE, "")),
                Long.parseLong(labels.getOrDefault(Labels.GENERATION, "0")),
                Integer.parseInt(labels.getOrDefault(Labels.SLOT, "0")),
                labels.getOrDefault(Labels.SPEC_HASH, ""),
                labels.getOrDefault(Labels.ADDRESS, ""),
                createdAt,
                Optional.empty(),
                false,
                records,
                List.of(),
                StopPolicy.DEFAULT,
                Optional.ofNullable(labels.get(Labels.RUN)),
                Integer.parseInt(labels.getOrDefault(Labels.ATTEMPT, "0")));
    }
}
