package io.banyan.engine.spec;

/** One instance of a workload. Instances are never reused: a replacement has another name. */
public record InstanceId(WorkloadId workload, String name) implements Comparable<InstanceId> {
    @Override
    public int compareTo(InstanceId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return workload + "/" + name;
    }
}
