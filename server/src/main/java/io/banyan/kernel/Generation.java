package io.banyan.kernel;

/** How often an intent has changed. Grows by one with each change, from 1. */
public record Generation(long value) implements Comparable<Generation> {
    public static final Generation FIRST = new Generation(1);

    public Generation next() {
        return new Generation(value + 1);
    }

    @Override
    public int compareTo(Generation other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
