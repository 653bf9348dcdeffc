package io.banyan.audit.chain;

import java.util.Optional;

/**
 * What the verifier found.
 *
 * @param entries how many entries were read
 * @param firstBreak empty when the chain is intact
 * @param head the last entry; compare it with what was noted elsewhere
 */
public record Verification(long entries, Optional<Break> firstBreak, Anchor head) {
    public boolean intact() {
        return firstBreak.isEmpty();
    }
}
