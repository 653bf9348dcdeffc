package io.banyan.audit.chain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies entries in the order in which they stand, in constant memory. After the first break it reads on, because only what
 * follows tells a dropped entry from one that was moved.
 */
public final class ChainVerifier {
    /** How far an entry that was moved and given its new place's number is looked for. */
    private static final long SEARCHED = 1_000;

    private final Anchor start;
    private long entries;
    private Anchor expectedAfter;
    private @Nullable Break found;
    private long missingFrom;
    private long missingTo;

    /**
     * Starts to verify.
     *
     * @param start the entry before the first that will be accepted; {@link Anchor#START} for a whole chain
     */
    public ChainVerifier(Anchor start) {
        this.start = start;
        this.expectedAfter = start;
    }

    /** Takes the next entry with the hash that is stored beside it. */
    public void accept(ChainEntry entry, String storedHash) {
        entries++;
        if (found == null) {
            check(entry, storedHash);
        } else if (found.kind() == Break.Kind.DROPPED
                && entry.sequence() >= missingFrom
                && entry.sequence() < missingTo) {
            found = reordered(missingFrom, entry.sequence());
        }
        expectedAfter = new Anchor(entry.sequence(), storedHash);
    }

    /** Notes a line that is no entry at all. */
    void acceptUnreadable(String why) {
        entries++;
        if (found == null) {
            long sequence = expectedAfter.sequence() + 1;
            found = new Break(sequence, Break.Kind.TAMPERED, "entry " + sequence + " is no entry any more: " + why);
        }
    }

    /**
     * Ends.
     *
     * @param end what is known of the chain from elsewhere; its entry must have been among those read
     */
    public Verification finish(Optional<Anchor> end) {
        if (found == null && end.isPresent()) {
            Anchor known = end.get();
            if (expectedAfter.sequence() < known.sequence()) {
                found = dropped(expectedAfter.sequence() + 1, known.sequence() + 1);
            } else if (expectedAfter.sequence() == known.sequence()
                    && !expectedAfter.hash().equals(known.hash())) {
                found = new Break(
                        known.sequence(),
                        Break.Kind.TAMPERED,
                        "the chain holds in itself, but entry " + known.sequence()
                                + " has another hash than the one noted elsewhere: it was written anew");
            }
        }
        return new Verification(entries, Optional.ofNullable(found), entries == 0 ? start : expectedAfter);
    }

    private void check(ChainEntry entry, String storedHash) {
        long expected = expectedAfter.sequence() + 1;
        if (!entry.hash().equals(storedHash)) {
            found = belongsElsewhere(entry, storedHash)
                    ? reordered(expected, entry.sequence())
                    : new Break(
                            entry.sequence(),
                            Break.Kind.TAMPERED,
                            "the content of entry " + entry.sequence() + " does not match its hash");
        } else if (entry.sequence() > expected) {
            missingFrom = expected;
            missingTo = entry.sequence();
            found = dropped(missingFrom, missingTo);
        } else if (entry.sequence() < expected) {
            found = reordered(expected, entry.sequence());
        } else if (!entry.previousHash().equals(expectedAfter.hash())) {
            found = new Break(
                    expected - 1,
                    Break.Kind.TAMPERED,
                    "entry " + (expected - 1) + " is not the one that entry " + expected + " was written after");
        }
    }

    private static boolean belongsElsewhere(ChainEntry entry, String storedHash) {
        for (long distance = 1; distance <= SEARCHED; distance++) {
            if (entry.withSequence(entry.sequence() + distance).hash().equals(storedHash)
                    || entry.withSequence(entry.sequence() - distance).hash().equals(storedHash)) {
                return true;
            }
        }
        return false;
    }

    private static Break dropped(long from, long to) {
        String which = to - from == 1 ? "entry " + from + " is" : "entries " + from + " to " + (to - 1) + " are";
        return new Break(from, Break.Kind.DROPPED, which + " missing");
    }

    private static Break reordered(long place, long stranger) {
        return new Break(
                place, Break.Kind.REORDERED, "the order changed: entry " + stranger + " stands in a wrong place");
    }
}
