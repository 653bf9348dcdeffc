package io.banyan.audit.chain;

/**
 * A point of the chain that was noted elsewhere: what came until it can no longer be cut off or rewritten unnoticed.
 *
 * @param sequence 0 for the empty chain, with {@link ChainEntry#GENESIS}
 */
public record Anchor(long sequence, String hash) {
    /** Where every chain begins. */
    public static final Anchor START = new Anchor(0, ChainEntry.GENESIS);
}
