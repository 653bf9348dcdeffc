package io.banyan.kernel;

/** The name of an application, unique in its tribe; its services are reached by it. */
public record ApplicationName(String value) implements Comparable<ApplicationName> {
    public ApplicationName {
        Names.require("application", value);
    }

    @Override
    public int compareTo(ApplicationName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
