package io.banyan.audit;

import io.banyan.audit.chain.Anchor;
import io.banyan.audit.chain.ChainEntry;
import io.banyan.audit.store.Entries;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.CommonError;
import java.time.Clock;
import java.util.Locale;
import java.util.TreeMap;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Appends to the chain. */
@Service
class ChainedAuditLog implements AuditLog {
    private final Entries entries;
    private final Clock clock;
    private final TransactionTemplate apart;

    ChainedAuditLog(Entries entries, Clock clock, PlatformTransactionManager transactions) {
        this.entries = entries;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void record(AuditEntry entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an audit entry belongs to the transaction of what it tells of");
        }
        try {
            append(entry);
        } catch (DataAccessException cause) {
            throw new BanyanException(cause, CommonError.AUDIT_UNAVAILABLE);
        }
    }

    @Override
    public void recordApart(AuditEntry entry) {
        try {
            apart.executeWithoutResult(status -> append(entry));
        } catch (DataAccessException | TransactionException cause) {
            throw new BanyanException(cause, CommonError.AUDIT_UNAVAILABLE);
        }
    }

    private void append(AuditEntry entry) {
        Anchor head = entries.lockHead();
        TreeMap<String, String> detail = new TreeMap<>();
        entry.detail().forEach((name, value) -> detail.put(storable(name), storable(value)));
        entries.append(new ChainEntry(
                head.sequence() + 1,
                Entries.TIME.format(clock.instant()),
                entry.caller().person().value(),
                entry.caller().via().name().toLowerCase(Locale.ROOT),
                entry.caller().sourceAddress(),
                entry.action(),
                entry.tribe().map(tribe -> tribe.value()),
                storable(entry.subject()),
                entry.outcome().name().toLowerCase(Locale.ROOT),
                detail,
                head.hash()));
    }

    /** What PostgreSQL cannot keep (NUL, half of a surrogate pair) is replaced before it is hashed. */
    static String storable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF) ? 0xFFFD : point)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
