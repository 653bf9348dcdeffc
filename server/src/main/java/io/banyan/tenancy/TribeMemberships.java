package io.banyan.tenancy;

import io.banyan.identity.Memberships;
import io.banyan.kernel.Caller;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.store.TribeStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Tells somebody who signs in where they belong. */
@Service
class TribeMemberships implements Memberships {
    private final Access access;
    private final TribeStore tribes;

    TribeMemberships(Access access, TribeStore tribes) {
        this.access = access;
        this.tribes = tribes;
    }

    @Override
    public List<Membership> of(Caller caller) {
        List<TribeScope> scopes = access.all(caller);
        Map<TribeName, Role> roles = scopes.stream().collect(Collectors.toMap(TribeScope::tribe, TribeScope::role));
        return tribes.of(scopes).stream()
                .map(tribe -> new Membership(tribe.name(), tribe.displayName(), role(roles, tribe)))
                .toList();
    }

    private static String role(Map<TribeName, Role> roles, Tribe tribe) {
        return roles.getOrDefault(tribe.name(), Role.VIEWER).name().toLowerCase(Locale.ROOT);
    }
}
