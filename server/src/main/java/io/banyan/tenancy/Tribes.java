package io.banyan.tenancy;

import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.identity.Administrators;
import io.banyan.identity.People;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.ExpectedGeneration;
import io.banyan.kernel.Generation;
import io.banyan.kernel.Page;
import io.banyan.kernel.PageRequest;
import io.banyan.kernel.PersonName;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.store.EnvironmentStore;
import io.banyan.tenancy.store.TribeStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tribes and their members. Administrators make and delete tribes; owners do the rest. */
@Service
public class Tribes {
    private final TribeStore tribes;
    private final EnvironmentStore environments;
    private final Administrators administrators;
    private final People people;
    private final ObjectProvider<Occupants> occupants;
    private final AuditLog audit;
    private final Clock clock;

    Tribes(
            TribeStore tribes,
            EnvironmentStore environments,
            Administrators administrators,
            People people,
            ObjectProvider<Occupants> occupants,
            AuditLog audit,
            Clock clock) {
        this.tribes = tribes;
        this.environments = environments;
        this.administrators = administrators;
        this.people = people;
        this.occupants = occupants;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes a tribe with the caller as its first owner. */
    @Transactional
    public Tribe create(Caller caller, TribeName name, String displayName) {
        administrators.require(caller, "tribe.create", name.value());
        Tribe tribe = new Tribe(name, displayName, clock.instant(), Generation.FIRST);
        if (!tribes.insert(tribe)) {
            throw new BanyanException(CommonError.ALREADY_EXISTS, "tribe", name);
        }
        TribeScope scope = new TribeScope(caller, name, Role.OWNER);
        tribes.putMember(scope, new Member(caller.person(), Role.OWNER, tribe.createdAt()));
        audit.record(AuditEntry.done(caller, "tribe.create", name, name.value()));
        return tribe;
    }

    public Tribe get(TribeScope scope) {
        return tribes.get(scope);
    }

    public List<Tribe> of(List<TribeScope> scopes) {
        return tribes.of(scopes);
    }

    @Transactional
    public Tribe rename(TribeScope scope, ExpectedGeneration expected, String displayName) {
        Tribe before = tribes.lock(scope);
        expected.requireCurrent(before.generation());
        tribes.update(scope, displayName, before.generation().next());
        audit.record(AuditEntry.done(
                        scope.caller(),
                        "tribe.change",
                        scope.tribe(),
                        scope.tribe().value())
                .with(Map.of("displayName", displayName)));
        return tribes.get(scope);
    }

    /**
     * Deletes an empty tribe.
     *
     * @throws BanyanException TRIBE_NOT_EMPTY with what is still in it
     */
    @Transactional
    public void delete(TribeScope scope, ExpectedGeneration expected) {
        administrators.require(scope.caller(), "tribe.delete", scope.tribe().value());
        expected.requireCurrent(tribes.lock(scope).generation());
        List<String> left = new ArrayList<>(environments.list(scope, PageRequest.FIRST).stream()
                .map(environment -> "environment " + environment.name())
                .toList());
        occupants.forEach(room -> left.addAll(room.in(scope, Optional.empty())));
        if (!left.isEmpty()) {
            throw new BanyanException(TenancyError.TRIBE_NOT_EMPTY, scope.tribe(), String.join(", ", left));
        }
        tribes.delete(scope);
        audit.record(AuditEntry.done(
                scope.caller(), "tribe.delete", scope.tribe(), scope.tribe().value()));
    }

    public Page<Member> members(TribeScope scope, PageRequest page) {
        return Page.of(
                tribes.members(scope, page), page, member -> member.person().value());
    }

    /** Adds a member or changes their role. Doing so again changes nothing. */
    @Transactional
    public Member putMember(TribeScope scope, PersonName person, Role role) {
        people.require(person);
        tribes.lock(scope);
        if (role != Role.OWNER) {
            requireAnotherOwner(scope, person);
        }
        Member member = new Member(person, role, clock.instant());
        tribes.putMember(scope, member);
        audit.record(AuditEntry.done(scope.caller(), "member.put", scope.tribe(), scope.tribe() + "/" + person)
                .with(Map.of("role", role.name().toLowerCase(Locale.ROOT))));
        return tribes.member(scope, person).orElse(member);
    }

    @Transactional
    public void removeMember(TribeScope scope, PersonName person) {
        tribes.lock(scope);
        if (tribes.member(scope, person).isEmpty()) {
            throw new BanyanException(CommonError.NOT_FOUND, "member", person);
        }
        requireAnotherOwner(scope, person);
        tribes.deleteMember(scope, person);
        audit.record(AuditEntry.done(scope.caller(), "member.remove", scope.tribe(), scope.tribe() + "/" + person));
    }

    private void requireAnotherOwner(TribeScope scope, PersonName person) {
        boolean owner = tribes.member(scope, person)
                .filter(member -> member.role() == Role.OWNER)
                .isPresent();
        if (owner && tribes.owners(scope) == 1) {
            throw new BanyanException(TenancyError.LAST_OWNER, scope.tribe());
        }
    }
}
