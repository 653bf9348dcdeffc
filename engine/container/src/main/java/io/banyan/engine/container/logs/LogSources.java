package io.banyan.engine.container.logs;

import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.WorkloadId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a log query needs to know about workloads. */
public interface LogSources {

    /** Instances with a log, gone ones included, in the order of their creation. */
    List<InstanceId> instances(WorkloadId workload);

    /** Names of an instance's containers. */
    List<String> containers(InstanceId instance);

    /** Whether nothing more will be written. */
    boolean ended(InstanceId instance);

    /** Whether new instances may come. */
    boolean exists(WorkloadId workload);

    /** Where a living container's log is; empty when the container is not there. */
    Optional<Place> place(InstanceId instance, String container);

    /**
     * A log.
     *
     * @param container name in the container API
     * @param file in the format of {@link LogFormat}; empty where only the API can read it
     */
    record Place(String container, Optional<Path> file) {}
}
