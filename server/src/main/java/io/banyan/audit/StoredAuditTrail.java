package io.banyan.audit;

import io.banyan.audit.chain.Anchor;
import io.banyan.audit.chain.ChainEntry;
import io.banyan.audit.chain.ChainVerifier;
import io.banyan.audit.chain.ExportHeader;
import io.banyan.audit.chain.Verification;
import io.banyan.audit.store.Entries;
import io.banyan.kernel.Page;
import io.banyan.kernel.PageRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the chain; an export and a verification see one state of it, however much is written meanwhile. */
@Service
class StoredAuditTrail implements AuditTrail {
    private final Entries entries;

    StoredAuditTrail(Entries entries) {
        this.entries = entries;
    }

    @Override
    public Page<ChainEntry> list(AuditFilter filter, PageRequest page) {
        return Page.of(entries.find(filter, page), page, entry -> Long.toString(entry.sequence()));
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void export(Optional<Instant> from, Optional<Instant> to, Consumer<String> line) {
        Optional<Entries.Span> span = entries.span(from, to);
        if (span.isEmpty()) {
            line.accept(new ExportHeader(Anchor.START, Anchor.START).line());
            return;
        }
        long first = span.get().first();
        // An export up to now carries the head itself, so that entries cut off the end of the table are missed by it.
        boolean open = to.isEmpty();
        Anchor until = open ? entries.head() : anchor(span.get().last());
        line.accept(new ExportHeader(anchor(first - 1), until).line());
        entries.forEach(
                first, Math.max(until.sequence(), span.get().last()), (entry, hash) -> line.accept(entry.line(hash)));
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Verification verify() {
        ChainVerifier verifier = new ChainVerifier(Anchor.START);
        entries.forEach(1, Long.MAX_VALUE, verifier::accept);
        return verifier.finish(Optional.of(entries.head()));
    }

    private Anchor anchor(long sequence) {
        return sequence == 0
                ? Anchor.START
                : new Anchor(sequence, entries.hash(sequence).orElse("missing"));
    }
}
