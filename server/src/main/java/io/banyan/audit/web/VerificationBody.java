package io.banyan.audit.web;

import io.banyan.audit.chain.Break;
import io.banyan.audit.chain.Verification;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param head where the chain ends; worth noting elsewhere
 */
record VerificationBody(long entries, boolean intact, Optional<BreakBody> firstBreak, HeadBody head) {

    record BreakBody(long sequence, Break.Kind kind, String message) {}

    record HeadBody(long sequence, String hash) {}

    static VerificationBody of(Verification verification) {
        return new VerificationBody(
                verification.entries(),
                verification.intact(),
                verification.firstBreak().map(found -> new BreakBody(found.sequence(), found.kind(), found.message())),
                new HeadBody(verification.head().sequence(), verification.head().hash()));
    }
}
