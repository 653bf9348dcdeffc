package io.banyan.engine.container.instance;

import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Probes;
import io.banyan.engine.spec.ReleaseId;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.StartCondition;
import io.banyan.engine.spec.StopPolicy;
import io.banyan.engine.spec.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What must be known to look after an instance: kept on disk beside it, because after a restart only the newest
 * specification comes again, and older instances serve on until they are exchanged. Holds no variables and no files.
 *
 * @param unwanted whether somebody asked for another one in its place
 * @param attempt number of the attempt, from 1, for instances of runs
 */
public record InstanceRecord(
        InstanceId id,
        ReleaseId release,
        long generation,
        int slot,
        String fingerprint,
        String address,
        Instant createdAt,
        Optional<Instant> readyAt,
        boolean unwanted,
        List<ContainerRecord> containers,
        List<ServicePort> ports,
        StopPolicy stop,
        Optional<String> run,
        int attempt) {

    /**
     * One container.
     *
     * @param preparation whether it ends before others start, and may end well
     */
    public record ContainerRecord(
            String name, String image, Probes probes, boolean preparation, List<StartCondition> startAfter) {}

    static List<ContainerRecord> containers(Workload workload) {
        return StartOrder.of(workload.containers()).stream()
                .map(container -> new ContainerRecord(
                        container.name(),
                        container.image(),
                        container.probes(),
                        preparation(container, workload.containers()),
                        container.startAfter()))
                .toList();
    }

    private static boolean preparation(ContainerSpec container, List<ContainerSpec> siblings) {
        return siblings.stream()
                .flatMap(sibling -> sibling.startAfter().stream())
                .anyMatch(condition -> condition.container().equals(container.name())
                        && condition.until() == StartCondition.State.COMPLETE);
    }

    public boolean serves() {
        return run.isEmpty();
    }

    InstanceRecord withReadyAt(Optional<Instant> readyAt) {
        return with(readyAt, unwanted);
    }

    InstanceRecord withUnwanted() {
        return with(readyAt, true);
    }

    private InstanceRecord with(Optional<Instant> readyAt, boolean unwanted) {
        return new InstanceRecord(
                id,
                release,
                generation,
                slot,
                fingerprint,
                address,
                createdAt,
                readyAt,
                unwanted,
                containers,
                ports,
                stop,
                run,
                attempt);
    }
}
