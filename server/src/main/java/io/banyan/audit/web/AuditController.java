package io.banyan.audit.web;

import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditFilter;
import io.banyan.audit.AuditLog;
import io.banyan.audit.AuditTrail;
import io.banyan.audit.TribesOwned;
import io.banyan.audit.chain.Verification;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.Page;
import io.banyan.kernel.PageRequest;
import io.banyan.kernel.TribeName;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reading the audit. Administrators read all of it, owners what concerns their tribes. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditController {
    private final AuditTrail trail;
    private final AuditLog log;
    private final TribesOwned owned;

    AuditController(AuditTrail trail, AuditLog log, TribesOwned owned) {
        this.trail = trail;
        this.log = log;
        this.owned = owned;
    }

    @GetMapping
    Page<EntryBody> list(
            Caller caller,
            @RequestParam Optional<TribeName> tribe,
            @RequestParam Optional<String> actor,
            @RequestParam Optional<String> action,
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> to,
            PageRequest page) {
        Optional<Set<TribeName>> readable = readable(caller);
        if (tribe.isPresent() && readable.isPresent() && !readable.get().contains(tribe.get())) {
            log.recordApart(AuditEntry.denied(
                    caller, "audit.read", Optional.empty(), tribe.get().value()));
            throw new BanyanException(CommonError.NOT_FOUND, "tribe", tribe.get());
        }
        AuditFilter filter = new AuditFilter(tribe.map(Set::of).or(() -> readable), actor, action, from, to);
        return trail.list(filter, page).map(EntryBody::of);
    }

    /** The entries of a time span as newline-delimited JSON, ready for the offline verifier. */
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")))
    @GetMapping(path = "/export", produces = "application/x-ndjson")
    void export(
            Caller caller,
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> to,
            HttpServletResponse response)
            throws IOException {
        requireAdministrator(caller, "audit.export");
        log.recordApart(AuditEntry.done(caller, "audit.export", "audit"));
        response.setContentType("application/x-ndjson");
        PrintWriter lines = new PrintWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        trail.export(from, to, line -> lines.print(line + "\n"));
        lines.flush();
    }

    /** Verifies the whole chain. */
    @GetMapping("/verification")
    VerificationBody verification(Caller caller) {
        requireAdministrator(caller, "audit.verify");
        Verification verification = trail.verify();
        return VerificationBody.of(verification);
    }

    private Optional<Set<TribeName>> readable(Caller caller) {
        boolean everything = caller.administrator()
                && caller.onlyTribe().isEmpty()
                && caller.scopes().contains(Caller.Scope.ADMIN);
        if (everything) {
            return Optional.empty();
        }
        Set<TribeName> tribes = owned.by(caller);
        if (tribes.isEmpty()) {
            log.recordApart(AuditEntry.denied(caller, "audit.read", Optional.empty(), "audit"));
            throw new BanyanException(CommonError.FORBIDDEN, "owner, admin");
        }
        return Optional.of(tribes.stream().collect(Collectors.toUnmodifiableSet()));
    }

    private void requireAdministrator(Caller caller, String action) {
        if (readable(caller).isPresent()) {
            log.recordApart(AuditEntry.denied(caller, action, Optional.empty(), "audit"));
            throw new BanyanException(CommonError.FORBIDDEN, "administrator");
        }
    }
}
