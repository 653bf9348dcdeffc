package io.banyan.runtime.reconcile;

import io.banyan.engine.spec.WorkloadId;
import java.util.Set;

/** What an engine offers beyond its port: ends whatever belongs to this installation and to none of these workloads. */
public interface EndOrphans {

    /** Idempotent. Environments and volumes are left alone. */
    void except(Set<WorkloadId> wanted);
}
