package io.banyan.kernel;

/** The name of a tribe (tenant), unique in the installation. */
public record TribeName(String value) implements Comparable<TribeName> {
    public TribeName {
        Names.require("tribe", value);
    }

    @Override
    public int compareTo(TribeName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
