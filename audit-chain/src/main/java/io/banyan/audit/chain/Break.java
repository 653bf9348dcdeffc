package io.banyan.audit.chain;

/**
 * The first place where a chain does not hold.
 *
 * @param sequence of the entry concerned
 */
public record Break(long sequence, Kind kind, String message) {

    /** What was done to the chain. */
    public enum Kind {
        /** The content of an entry was changed. */
        TAMPERED,
        /** Entries are missing. */
        DROPPED,
        /** Entries stand in another order than they were written in. */
        REORDERED
    }
}
