package io.banyan.engine.observed;

import io.banyan.engine.Fault;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.ReleaseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One instance as last seen. Instances that ended stay visible for a while as evidence.
 *
 * @param slot its place among the workload's instances, from 0
 * @param generation the generation that created it
 * @param node the machine it is on
 * @param fault why it is not what it should be, or why it ended
 */
public record InstanceObservation(
        InstanceId id,
        ReleaseId release,
        long generation,
        int slot,
        InstancePhase phase,
        String node,
        Instant createdAt,
        Optional<Instant> readyAt,
        List<ContainerObservation> containers,
        Optional<ProbeAnswer> lastProbe,
        Optional<Fault> fault) {
    public InstanceObservation {
        containers = List.copyOf(containers);
    }
}
