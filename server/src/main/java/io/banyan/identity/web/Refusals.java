package io.banyan.identity.web;

import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the audit of requests that were refused before any room saw them. */
@Component
class Refusals {
    private static final int LONGEST_SUBJECT = 300;

    private final AuditLog audit;

    Refusals(AuditLog audit) {
        this.audit = audit;
    }

    /** Records and returns the refusal, ready to be thrown. */
    BanyanException refuse(HttpServletRequest request, Optional<Caller> caller, BanyanException refusal) {
        if (caller.isEmpty() && asksWhetherItIsSignedIn(request)) {
            return refusal;
        }
        String subject = request.getMethod() + " " + request.getRequestURI();
        audit.recordApart(AuditEntry.denied(
                        caller.orElseGet(() -> Caller.anonymous(request.getRemoteAddr())),
                        "request",
                        Optional.empty(),
                        subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT))
                .with(Map.of("reason", refusal.code().code())));
        return refusal;
    }

    /** A browser on its way to the sign-in page, with nothing that claims to be anybody: nothing was attempted. */
    private static boolean asksWhetherItIsSignedIn(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && request.getRequestURI().equals("/api/v1/session")
                && request.getHeader("Authorization") == null
                && SessionCookie.read(request).isEmpty();
    }
}
