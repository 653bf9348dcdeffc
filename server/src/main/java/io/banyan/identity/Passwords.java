package io.banyan.identity;

import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.identity.store.PeopleStore;
import io.banyan.identity.store.PersonRow;
import io.banyan.identity.store.SessionStore;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changing one's own password. */
@Service
public class Passwords {
    private final PeopleStore people;
    private final SessionStore sessions;
    private final PasswordHashes hashes;
    private final PasswordPolicy policy;
    private final IdentitySettings.Password settings;
    private final AuditLog audit;
    private final Clock clock;

    Passwords(
            PeopleStore people,
            SessionStore sessions,
            PasswordHashes hashes,
            IdentitySettings settings,
            AuditLog audit,
            Clock clock) {
        this.people = people;
        this.sessions = sessions;
        this.hashes = hashes;
        this.policy = new PasswordPolicy(settings.password());
        this.settings = settings.password();
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Changes the password and ends all sessions of the person: whoever knew the old password is out.
     *
     * @throws BanyanException CREDENTIALS_WRONG, PASSWORD_TOO_WEAK, PASSWORD_CONTAINS_NAME or PASSWORD_USED_BEFORE
     */
    @Transactional
    public void change(Caller caller, String current, String replacement) {
        PersonRow person = people.find(caller.person())
                .orElseThrow(() -> new BanyanException(CommonError.NOT_FOUND, "person", caller.person()));
        if (!hashes.matches(current, person.passwordHash())) {
            audit.recordApart(AuditEntry.denied(
                    caller, "password.change", Optional.empty(), caller.person().value()));
            throw new BanyanException(IdentityError.CREDENTIALS_WRONG);
        }
        policy.check(person.name(), replacement);
        boolean known = hashes.matches(replacement, person.passwordHash())
                || people.formerPasswords(person.name(), settings.history()).stream()
                        .anyMatch(former -> hashes.matches(replacement, former));
        if (known) {
            throw new BanyanException(IdentityError.PASSWORD_USED_BEFORE, settings.history());
        }
        people.setPassword(person.name(), hashes.hash(replacement), false, clock.instant());
        sessions.deleteAll(person.name());
        audit.record(AuditEntry.done(caller, "password.change", person.name().value()));
    }
}
