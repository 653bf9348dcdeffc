package io.banyan.tenancy;

import io.banyan.kernel.Caller.Scope;
import java.util.Set;

/** Which token scope a role needs. Each scope includes those before it: read, deploy, admin. */
final class Scopes {
    private Scopes() {}

    static Scope needed(Role role) {
        return switch (role) {
            case VIEWER -> Scope.READ;
            case DEVELOPER -> Scope.DEPLOY;
            case OWNER -> Scope.ADMIN;
        };
    }

    static boolean allow(Set<Scope> scopes, Role role) {
        return scopes.stream().anyMatch(scope -> scope.compareTo(needed(role)) >= 0);
    }
}
