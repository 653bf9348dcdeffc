package io.banyan.engine.spec;

/**
 * Waits for another container of the same instance before this one starts.
 *
 * @param container the name of the other one
 * @param until what must be true of it
 */
public record StartCondition(String container, State until) {
    /** What the other container must have reached. */
    public enum State {
        STARTED,
        HEALTHY,
        COMPLETE
    }
}
