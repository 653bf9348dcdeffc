package io.banyan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.audit.chain.Break;
import io.banyan.audit.chain.Verification;
import io.banyan.kernel.Caller;
import io.banyan.server.testing.ApiTest;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody with all rights in the database changes the rows; each test undoes it by rolling back. */
class TamperedChainTest extends ApiTest {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AuditLog log;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TransactionTemplate transactions;

    private long last;

    @BeforeEach
    void writeSomeEntries() {
        for (int index = 0; index < 6; index++) {
            log.recordApart(AuditEntry.done(Caller.PLATFORM, "test.write", "entry " + index));
        }
        last = jdbc.sql("select sequence from audit.head").query(Long.class).single();
    }

    @Test
    void aChangedEntryIsFound() {
        expectBreak(
                last - 3,
                Break.Kind.TAMPERED,
                "update audit.entry set subject = 'other' where sequence = " + (last - 3));
    }

    @Test
    void aChangedTimeIsFound() {
        expectBreak(
                last - 3,
                Break.Kind.TAMPERED,
                "update audit.entry set at = at + interval '1 microsecond' where sequence = " + (last - 3));
    }

    @Test
    void aDroppedEntryIsFound() {
        expectBreak(last - 3, Break.Kind.DROPPED, "delete from audit.entry where sequence = " + (last - 3));
    }

    @Test
    void aCutEndIsFound() {
        expectBreak(last - 1, Break.Kind.DROPPED, "delete from audit.entry where sequence >= " + (last - 1));
    }

    @Test
    void twoEntriesInEachOthersPlaceAreFound() {
        expectBreak(
                last - 3,
                Break.Kind.REORDERED,
                "update audit.entry set sequence = -1 where sequence = " + (last - 3),
                "update audit.entry set sequence = " + (last - 3) + " where sequence = " + (last - 2),
                "update audit.entry set sequence = " + (last - 2) + " where sequence = -1");
    }

    private void expectBreak(long sequence, Break.Kind kind, String... statements) {
        Verification verification = tamper(trail::verify, statements);
        assertThat(verification.firstBreak()).hasValueSatisfying(found -> {
            assertThat(found.kind()).isEqualTo(kind);
            assertThat(found.sequence()).isEqualTo(sequence);
        });
        assertThat(trail.verify().intact()).isTrue();
    }

    private Verification tamper(Supplier<Verification> verify, String... statements) {
        TransactionTemplate repeatable =
                new TransactionTemplate(java.util.Objects.requireNonNull(transactions.getTransactionManager()));
        repeatable.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
        return repeatable.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("set local session_replication_role = replica").update();
            for (String statement : statements) {
                assertThat(jdbc.sql(statement).update()).isPositive();
            }
            return verify.get();
        });
    }
}
