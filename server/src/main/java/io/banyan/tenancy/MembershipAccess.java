package io.banyan.tenancy;

import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.audit.TribesOwned;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.store.EnvironmentStore;
import io.banyan.tenancy.store.EnvironmentStore.Lock;
import io.banyan.tenancy.store.RoleStore;
import io.banyan.tenancy.store.RoleStore.TribeRole;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Decides by membership; those who run the platform are owners everywhere, and the audit sees them as anybody else. */
@Service
class MembershipAccess implements Access, TribesOwned {
    private final RoleStore roles;
    private final EnvironmentStore environments;
    private final AuditLog audit;

    MembershipAccess(RoleStore roles, EnvironmentStore environments, AuditLog audit) {
        this.roles = roles;
        this.environments = environments;
        this.audit = audit;
    }

    @Override
    public TribeScope require(Caller caller, TribeName tribe, Role role, String action) {
        Optional<Role> held = held(caller, tribe);
        if (held.isEmpty()) {
            throw denied(caller, tribe, action, new BanyanException(CommonError.NOT_FOUND, "tribe", tribe));
        }
        if (!held.get().includes(role)) {
            throw denied(caller, tribe, action, new BanyanException(CommonError.FORBIDDEN, name(role)));
        }
        if (!Scopes.allow(caller.scopes(), role)) {
            throw denied(caller, tribe, action, new BanyanException(CommonError.FORBIDDEN, name(Scopes.needed(role))));
        }
        return new TribeScope(caller, tribe, held.get());
    }

    @Override
    public List<TribeScope> all(Caller caller) {
        if (!Scopes.allow(caller.scopes(), Role.VIEWER)) {
            return List.of();
        }
        List<TribeRole> found = caller.administrator() ? roles.ownerEverywhere() : roles.roles(caller.person());
        return found.stream()
                .filter(role ->
                        caller.onlyTribe().isEmpty() || caller.onlyTribe().get().equals(role.tribe()))
                .map(role -> new TribeScope(caller, role.tribe(), Role.valueOf(role.role())))
                .toList();
    }

    @Override
    public TribeScope platform(TribeName tribe) {
        return new TribeScope(Caller.PLATFORM, tribe, Role.OWNER);
    }

    @Override
    public void requireEnvironment(TribeScope scope, EnvironmentName environment) {
        // In a transaction that writes, the environment stays until what is put into it is there.
        boolean writes = TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        if (environments
                .find(scope, environment, writes ? Lock.SHARE : Lock.NONE)
                .isEmpty()) {
            throw new BanyanException(CommonError.NOT_FOUND, "environment", environment);
        }
    }

    @Override
    public Set<TribeName> by(Caller caller) {
        if (!Scopes.allow(caller.scopes(), Role.OWNER)) {
            return Set.of();
        }
        return all(caller).stream()
                .filter(scope -> scope.role() == Role.OWNER)
                .map(TribeScope::tribe)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Role> held(Caller caller, TribeName tribe) {
        if (caller.onlyTribe().isPresent() && !caller.onlyTribe().get().equals(tribe)) {
            return Optional.empty();
        }
        if (caller.administrator()) {
            return roles.exists(tribe) ? Optional.of(Role.OWNER) : Optional.empty();
        }
        return roles.role(caller.person(), tribe).map(Role::valueOf);
    }

    private BanyanException denied(Caller caller, TribeName tribe, String action, BanyanException refusal) {
        audit.recordApart(AuditEntry.denied(caller, action, Optional.of(tribe), tribe.value())
                .with(Map.of("reason", refusal.code().code())));
        return refusal;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
