package io.banyan.kernel;

/** The name of an environment, unique in its tribe. */
public record EnvironmentName(String value) implements Comparable<EnvironmentName> {
    public EnvironmentName {
        Names.require("environment", value);
    }

    @Override
    public int compareTo(EnvironmentName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
