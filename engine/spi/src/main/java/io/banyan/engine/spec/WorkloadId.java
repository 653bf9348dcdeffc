package io.banyan.engine.spec;

/** One workload of one environment; its name is also the name by which its neighbours reach it. */
public record WorkloadId(EnvironmentId environment, String name) implements Comparable<WorkloadId> {
    public WorkloadId {
        Names.require("workload", name);
    }

    public static WorkloadId of(String tribe, String environment, String name) {
        return new WorkloadId(new EnvironmentId(tribe, environment), name);
    }

    @Override
    public int compareTo(WorkloadId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return environment + "/" + name;
    }
}
