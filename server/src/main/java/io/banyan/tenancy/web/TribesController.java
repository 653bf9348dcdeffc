package io.banyan.tenancy.web;

import io.banyan.identity.RequiresAdministrator;
import io.banyan.kernel.Caller;
import io.banyan.kernel.ExpectedGeneration;
import io.banyan.kernel.Page;
import io.banyan.kernel.PageRequest;
import io.banyan.kernel.PersonName;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.Access;
import io.banyan.tenancy.Member;
import io.banyan.tenancy.Role;
import io.banyan.tenancy.Tribe;
import io.banyan.tenancy.TribeScope;
import io.banyan.tenancy.Tribes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tribes and their members. */
@RestController
@RequestMapping("/api/v1/tribes")
class TribesController {
    private final Tribes tribes;
    private final Access access;

    TribesController(Tribes tribes, Access access) {
        this.tribes = tribes;
        this.access = access;
    }

    record NewTribeBody(
            @NotNull TribeName name,
            @NotBlank @Size(max = 100) String displayName) {}

    record TribeChangeBody(@NotBlank @Size(max = 100) String displayName) {}

    record RoleBody(@NotNull Role role) {}

    record MemberBody(PersonName person, Role role, Instant addedAt) {
        static MemberBody of(Member member) {
            return new MemberBody(member.person(), member.role(), member.addedAt());
        }
    }

    @GetMapping
    Page<TribeBody> list(Caller caller, PageRequest page) {
        List<TribeScope> scopes = access.all(caller).stream()
                .filter(scope -> page.after().isEmpty()
                        || scope.tribe().value().compareTo(page.after().get()) > 0)
                .limit(page.fetchSize())
                .toList();
        Map<TribeName, Role> roles = scopes.stream().collect(Collectors.toMap(TribeScope::tribe, TribeScope::role));
        List<TribeBody> bodies = tribes.of(scopes).stream()
                .map(tribe -> TribeBody.of(tribe, roles.getOrDefault(tribe.name(), Role.VIEWER)))
                .toList();
        return Page.of(bodies, page, body -> body.name().value());
    }

    @PostMapping
    @RequiresAdministrator
    @ResponseStatus(HttpStatus.CREATED)
    TribeBody create(Caller caller, @Valid @RequestBody NewTribeBody body) {
        return TribeBody.of(tribes.create(caller, body.name(), body.displayName()), Role.OWNER);
    }

    @GetMapping("/{tribe}")
    TribeBody get(Caller caller, @PathVariable TribeName tribe) {
        TribeScope scope = access.require(caller, tribe, Role.VIEWER, "tribe.read");
        return TribeBody.of(tribes.get(scope), scope.role());
    }

    @PatchMapping("/{tribe}")
    TribeBody change(
            Caller caller,
            @PathVariable TribeName tribe,
            ExpectedGeneration expected,
            @Valid @RequestBody TribeChangeBody body) {
        TribeScope scope = access.require(caller, tribe, Role.OWNER, "tribe.change");
        Tribe changed = tribes.rename(scope, expected, body.displayName());
        return TribeBody.of(changed, scope.role());
    }

    @DeleteMapping("/{tribe}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable TribeName tribe, ExpectedGeneration expected) {
        tribes.delete(access.require(caller, tribe, Role.OWNER, "tribe.delete"), expected);
    }

    @GetMapping("/{tribe}/members")
    Page<MemberBody> members(Caller caller, @PathVariable TribeName tribe, PageRequest page) {
        TribeScope scope = access.require(caller, tribe, Role.VIEWER, "member.list");
        return tribes.members(scope, page).map(MemberBody::of);
    }

    @PutMapping("/{tribe}/members/{person}")
    MemberBody putMember(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable PersonName person,
            @Valid @RequestBody RoleBody body) {
        TribeScope scope = access.require(caller, tribe, Role.OWNER, "member.put");
        return MemberBody.of(tribes.putMember(scope, person, body.role()));
    }

    @DeleteMapping("/{tribe}/members/{person}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeMember(Caller caller, @PathVariable TribeName tribe, @PathVariable PersonName person) {
        tribes.removeMember(access.require(caller, tribe, Role.OWNER, "member.remove"), person);
    }
}
