package io.banyan.engine.spec;

/** One environment of one tribe: the unit of isolation. */
public record EnvironmentId(String tribe, String environment) implements Comparable<EnvironmentId> {
    public EnvironmentId {
        Names.require("tribe", tribe);
        Names.require("environment", environment);
    }

    @Override
    public int compareTo(EnvironmentId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return tribe + "/" + environment;
    }
}
