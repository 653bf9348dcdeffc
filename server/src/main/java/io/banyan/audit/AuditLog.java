package io.banyan.audit;

/** Where every room tells what was done. */
public interface AuditLog {

    /**
     * Appends an entry in the running transaction, so that the action and its entry stand or fall together.
     *
     * @throws IllegalStateException without a transaction
     * @throws io.banyan.kernel.BanyanException AUDIT_UNAVAILABLE when it cannot be written; the caller's transaction must
     *     then roll back
     */
    void record(AuditEntry entry);

    /** Appends an entry in a transaction of its own: for what was denied or failed, where nothing else is written. */
    void recordApart(AuditEntry entry);
}
