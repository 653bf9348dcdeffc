package io.banyan.applications;

import io.banyan.applications.store.ApplicationStore;
import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.ExpectedGeneration;
import io.banyan.kernel.Generation;
import io.banyan.tenancy.TribeScope;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The applications of tribes. Each change is one transaction with its audit entry. */
@Service
public class Applications {
    private final ApplicationStore store;
    private final Intents intents;
    private final AuditLog audit;
    private final Clock clock;

    Applications(ApplicationStore store, Intents intents, AuditLog audit, Clock clock) {
        this.store = store;
        this.intents = intents;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds an application.
     *
     * @throws BanyanException ALREADY_EXISTS
     */
    @Transactional
    public Application create(TribeScope scope, ApplicationName name, String displayName, Optional<Source> source) {
        Application application =
                new Application(scope.tribe(), name, displayName, source, Generation.FIRST, clock.instant());
        if (!store.insert(scope, application)) {
            throw new BanyanException(CommonError.ALREADY_EXISTS, "application", name);
        }
        audit(scope, "application.create", name);
        return application;
    }

    /**
     * One application of the tribe.
     *
     * @throws BanyanException NOT_FOUND
     */
    public Application require(TribeScope scope, ApplicationName name) {
        return store.find(scope, name)
                .orElseThrow(() -> new BanyanException(CommonError.NOT_FOUND, "application", name));
    }

    /**
     * By name.
     *
     * @param after only those behind this name; empty to begin
     */
    public List<Application> of(TribeScope scope, Optional<String> after, int limit) {
        return store.of(scope, after, limit);
    }

    /**
     * Changes what is given.
     *
     * @throws BanyanException NOT_FOUND, GENERATION_STALE
     */
    @Transactional
    public Application change(
            TribeScope scope,
            ApplicationName name,
            ExpectedGeneration expected,
            Optional<String> displayName,
            Optional<Source> source) {
        Application before = store.lock(scope, name)
                .orElseThrow(() -> new BanyanException(CommonError.NOT_FOUND, "application", name));
        expected.requireCurrent(before.generation());
        Application after = new Application(
                before.tribe(),
                name,
                displayName.orElse(before.displayName()),
                source.or(before::source),
                before.generation().next(),
                before.createdAt());
        store.update(scope, after);
        audit(scope, "application.change", name);
        return after;
    }

    /**
     * Deletes an application that is deployed nowhere. Its releases and deployments stay on record.
     *
     * @throws BanyanException NOT_FOUND, GENERATION_STALE, APPLICATION_DEPLOYED
     */
    @Transactional
    public void delete(TribeScope scope, ApplicationName name, ExpectedGeneration expected) {
        Application before = store.lock(scope, name)
                .orElseThrow(() -> new BanyanException(CommonError.NOT_FOUND, "application", name));
        expected.requireCurrent(before.generation());
        List<Intent> left = intents.ofApplication(scope, name);
        if (!left.isEmpty()) {
            throw new BanyanException(
                    ApplicationsError.APPLICATION_DEPLOYED,
                    name,
                    left.stream()
                            .map(intent -> intent.ref().environment().value())
                            .collect(Collectors.joining(", ")));
        }
        store.delete(scope, name);
        audit(scope, "application.delete", name);
    }

    private void audit(TribeScope scope, String action, ApplicationName name) {
        audit.record(AuditEntry.done(scope.caller(), action, scope.tribe(), scope.tribe() + "/" + name));
    }
}
