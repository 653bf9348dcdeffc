package io.banyan.audit;

import io.banyan.audit.chain.ChainEntry;
import io.banyan.audit.chain.Verification;
import io.banyan.kernel.Page;
import io.banyan.kernel.PageRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Reading what was recorded. */
public interface AuditTrail {

    /** Newest first. */
    Page<ChainEntry> list(AuditFilter filter, PageRequest page);

    /**
     * Writes the lines of an export, oldest first: a header, then every entry from the first to the last in the time span
     * without a gap.
     */
    void export(Optional<Instant> from, Optional<Instant> to, Consumer<String> line);

    /** Verifies the whole chain against the head. */
    Verification verify();
}
