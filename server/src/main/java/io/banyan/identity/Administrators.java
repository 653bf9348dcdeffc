package io.banyan.identity;

import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The right to act on the platform itself. */
@Service
public class Administrators {
    private final AuditLog audit;

    Administrators(AuditLog audit) {
        this.audit = audit;
    }

    /** Whether the caller runs the platform, and came with a session or a token that is good for it. */
    public static boolean includes(Caller caller) {
        return caller.administrator()
                && caller.scopes().contains(Caller.Scope.ADMIN)
                && caller.onlyTribe().isEmpty();
    }

    /**
     * Proves that the caller runs the platform.
     *
     * @throws BanyanException FORBIDDEN; the refusal is in the audit
     */
    public void require(Caller caller, String action, String subject) {
        if (!includes(caller)) {
            audit.recordApart(AuditEntry.denied(caller, action, Optional.empty(), subject));
            throw new BanyanException(CommonError.FORBIDDEN, "administrator");
        }
    }
}
