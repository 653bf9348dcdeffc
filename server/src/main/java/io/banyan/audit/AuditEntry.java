package io.banyan.audit;

import io.banyan.kernel.Caller;
import io.banyan.kernel.TribeName;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is told.
 *
 * @param action noun and verb, for example {@code environment.create}
 * @param subject what it was done to, for example {@code wealth/dev/fund-quotes}
 * @param detail further facts; never a secret
 */
public record AuditEntry(
        Caller caller,
        String action,
        Optional<TribeName> tribe,
        String subject,
        Outcome outcome,
        SortedMap<String, String> detail) {

    public AuditEntry {
        detail = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(detail));
    }

    public static AuditEntry done(Caller caller, String action, TribeName tribe, String subject) {
        return new AuditEntry(caller, action, Optional.of(tribe), subject, Outcome.DONE, new TreeMap<>());
    }

    public static AuditEntry done(Caller caller, String action, String subject) {
        return new AuditEntry(caller, action, Optional.empty(), subject, Outcome.DONE, new TreeMap<>());
    }

    public static AuditEntry denied(Caller caller, String action, Optional<TribeName> tribe, String subject) {
        return new AuditEntry(caller, action, tribe, subject, Outcome.DENIED, new TreeMap<>());
    }

    public AuditEntry with(Map<String, String> more) {
        TreeMap<String, String> all = new TreeMap<>(detail);
        all.putAll(more);
        return new AuditEntry(caller, action, tribe, subject, outcome, all);
    }

    /** How it ended. */
    public enum Outcome {
        DONE,
        DENIED,
        FAILED
    }
}
