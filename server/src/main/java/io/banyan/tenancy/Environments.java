package io.banyan.tenancy;

import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.ExpectedGeneration;
import io.banyan.kernel.Generation;
import io.banyan.kernel.Page;
import io.banyan.kernel.PageRequest;
import io.banyan.tenancy.store.EnvironmentStore;
import io.banyan.tenancy.store.EnvironmentStore.Lock;
import io.banyan.tenancy.store.TribeStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The environments of tribes. */
@Service
public class Environments {
    private final EnvironmentStore environments;
    private final TribeStore tribes;
    private final ObjectProvider<Occupants> occupants;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;
    private final Clock clock;

    Environments(
            EnvironmentStore environments,
            TribeStore tribes,
            ObjectProvider<Occupants> occupants,
            ApplicationEventPublisher events,
            AuditLog audit,
            Clock clock) {
        this.environments = environments;
        this.tribes = tribes;
        this.occupants = occupants;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes an environment; the platform sets it up in the background. */
    @Transactional
    public Environment create(TribeScope scope, EnvironmentName name, String displayName, boolean production) {
        tribes.lock(scope);
        Environment environment =
                new Environment(scope.tribe(), name, displayName, production, clock.instant(), Generation.FIRST);
        if (!environments.insert(scope, environment)) {
            throw new BanyanException(CommonError.ALREADY_EXISTS, "environment", name);
        }
        events.publishEvent(new EnvironmentCreated(scope.tribe(), name, Generation.FIRST));
        record(scope, "environment.create", name, Map.of("production", Boolean.toString(production)));
        return environment;
    }

    public Page<Environment> list(TribeScope scope, PageRequest page) {
        return Page.of(
                environments.list(scope, page),
                page,
                environment -> environment.name().value());
    }

    public Environment get(TribeScope scope, EnvironmentName name) {
        return environments.find(scope, name, Lock.NONE).orElseThrow(() -> unknown(name));
    }

    /** All there are, for the platform's own start. */
    public List<Environment> all() {
        return environments.all();
    }

    @Transactional
    public Environment change(
            TribeScope scope,
            EnvironmentName name,
            ExpectedGeneration expected,
            Optional<String> displayName,
            Optional<Boolean> production) {
        Environment before = lock(scope, name, expected);
        Environment after = new Environment(
                scope.tribe(),
                name,
                displayName.orElse(before.displayName()),
                production.orElse(before.production()),
                before.createdAt(),
                before.generation().next());
        environments.update(scope, after);
        record(
                scope,
                "environment.change",
                name,
                Map.of("displayName", after.displayName(), "production", Boolean.toString(after.production())));
        return after;
    }

    /**
     * Deletes an empty environment; the platform clears it up in the background.
     *
     * @throws BanyanException ENVIRONMENT_NOT_EMPTY with what is still in it
     */
    @Transactional
    public void delete(TribeScope scope, EnvironmentName name, ExpectedGeneration expected) {
        lock(scope, name, expected);
        List<String> left = occupants.stream()
                .flatMap(room -> room.in(scope, Optional.of(name)).stream())
                .toList();
        if (!left.isEmpty()) {
            throw new BanyanException(TenancyError.ENVIRONMENT_NOT_EMPTY, name, String.join(", ", left));
        }
        environments.delete(scope, name);
        events.publishEvent(new EnvironmentDeleted(scope.tribe(), name));
        record(scope, "environment.delete", name, Map.of());
    }

    private Environment lock(TribeScope scope, EnvironmentName name, ExpectedGeneration expected) {
        Environment environment = environments.find(scope, name, Lock.CHANGE).orElseThrow(() -> unknown(name));
        expected.requireCurrent(environment.generation());
        return environment;
    }

    private void record(TribeScope scope, String action, EnvironmentName name, Map<String, String> detail) {
        audit.record(AuditEntry.done(scope.caller(), action, scope.tribe(), scope.tribe() + "/" + name)
                .with(detail));
    }

    private static BanyanException unknown(EnvironmentName name) {
        return new BanyanException(CommonError.NOT_FOUND, "environment", name);
    }
}
