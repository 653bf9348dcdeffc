package io.banyan.audit.web;

import io.banyan.audit.AuditEntry;
import io.banyan.audit.chain.ChainEntry;
import io.banyan.kernel.Caller;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** An entry as it is shown. */
record EntryBody(
        long sequence,
        Instant at,
        String actor,
        @Schema(implementation = Caller.Via.class) String via,
        String sourceAddress,
        String action,
        Optional<String> tribe,
        String subject,
        @Schema(implementation = AuditEntry.Outcome.class) String outcome,
        Map<String, String> detail,
        String hash,
        String previousHash) {

    static EntryBody of(ChainEntry entry) {
        return new EntryBody(
                entry.sequence(),
                Instant.parse(entry.at()),
                entry.actor(),
                entry.via(),
                entry.sourceAddress(),
                entry.action(),
                entry.tribe(),
                entry.subject(),
                entry.outcome(),
                entry.detail(),
                entry.hash(),
                entry.previousHash());
    }
}
