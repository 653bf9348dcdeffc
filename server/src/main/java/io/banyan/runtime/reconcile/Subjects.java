package io.banyan.runtime.reconcile;

import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.WorkloadId;
import io.banyan.kernel.ApplicationRef;
import java.util.List;

/** What wake-ups of this room are about, as text and back. */
final class Subjects {
    private Subjects() {}

    static String of(WorkloadId workload) {
        return workload.toString();
    }

    static ApplicationRef application(String subject) {
        List<String> parts = List.of(subject.split("/", -1));
        return ApplicationRef.of(parts.get(0), parts.get(1), parts.get(2));
    }

    static EnvironmentId environment(String subject) {
        List<String> parts = List.of(subject.split("/", -1));
        return new EnvironmentId(parts.get(0), parts.get(1));
    }
}
