package io.banyan.identity;

import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.identity.store.Failures;
import io.banyan.identity.store.PeopleStore;
import io.banyan.identity.store.PersonRow;
import io.banyan.identity.store.SessionStore;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.Page;
import io.banyan.kernel.PageRequest;
import io.banyan.kernel.PersonName;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who may sign in. Only administrators change them. */
@Service
public class People {
    /** Names that the audit uses for those who are no person. */
    private static final Set<String> RESERVED = Set.of(Caller.PLATFORM.person().value(), "anonymous");

    private final PeopleStore people;
    private final SessionStore sessions;
    private final Failures failures;
    private final Lockout lockout;
    private final PasswordAge age;
    private final PasswordHashes hashes;
    private final Administrators administrators;
    private final AuditLog audit;
    private final Clock clock;

    People(
            PeopleStore people,
            SessionStore sessions,
            Failures failures,
            Lockout lockout,
            PasswordAge age,
            PasswordHashes hashes,
            Administrators administrators,
            AuditLog audit,
            Clock clock) {
        this.people = people;
        this.sessions = sessions;
        this.failures = failures;
        this.lockout = lockout;
        this.age = age;
        this.hashes = hashes;
        this.administrators = administrators;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Somebody new.
     *
     * @param temporaryPassword to be handed over and changed at the first sign-in; never shown again
     */
    public record Created(Person person, String temporaryPassword) {
        @Override
        public String toString() {
            return "Created[" + person + "]";
        }
    }

    /**
     * Adds somebody.
     *
     * @throws BanyanException ALREADY_EXISTS, FORBIDDEN
     */
    @Transactional
    public Created create(Caller caller, PersonName name, String displayName, boolean administrator) {
        administrators.require(caller, "person.create", name.value());
        String password = Secrets.password();
        if (RESERVED.contains(name.value())
                || !people.insert(name, displayName, administrator, true, hashes.hash(password), clock.instant())) {
            throw new BanyanException(CommonError.ALREADY_EXISTS, "person", name);
        }
        audit.record(AuditEntry.done(caller, "person.create", name.value())
                .with(Map.of("administrator", Boolean.toString(administrator))));
        return new Created(require(name), password);
    }

    public Page<Person> list(Caller caller, PageRequest page) {
        administrators.require(caller, "person.list", "people");
        return Page.of(people.list(page), page, row -> row.name().value()).map(this::person);
    }

    /** Reads somebody else as an administrator, oneself as anybody. */
    public Person get(Caller caller, PersonName name) {
        if (!caller.person().equals(name)) {
            administrators.require(caller, "person.read", name.value());
        }
        return require(name);
    }

    /** For other rooms: the person, or NOT_FOUND. */
    public Person require(PersonName name) {
        return person(row(name));
    }

    /**
     * Changes what is given.
     *
     * @throws BanyanException LAST_ADMINISTRATOR when nobody would be left to run the platform
     */
    @Transactional
    public Person change(
            Caller caller,
            PersonName name,
            Optional<String> displayName,
            Optional<Boolean> disabled,
            Optional<Boolean> administrator) {
        administrators.require(caller, "person.change", name.value());
        PersonRow before = row(name);
        boolean losesOne =
                before.administrator() && !before.disabled() && (disabled.orElse(false) || !administrator.orElse(true));
        if (losesOne && people.lockAndCountAdministrators() <= 1) {
            throw new BanyanException(IdentityError.LAST_ADMINISTRATOR);
        }
        people.update(name, displayName, disabled, administrator);
        if (disabled.orElse(false)) {
            sessions.deleteAll(name);
        }
        TreeMap<String, String> detail = new TreeMap<>();
        displayName.ifPresent(value -> detail.put("displayName", value));
        disabled.ifPresent(value -> detail.put("disabled", value.toString()));
        administrator.ifPresent(value -> detail.put("administrator", value.toString()));
        audit.record(AuditEntry.done(caller, "person.change", name.value()).with(detail));
        return require(name);
    }

    /** Ends a lockout. */
    @Transactional
    public Person unlock(Caller caller, PersonName name) {
        administrators.require(caller, "person.unlock", name.value());
        row(name);
        failures.clear(name.value());
        audit.record(AuditEntry.done(caller, "person.unlock", name.value()));
        return require(name);
    }

    /** Gives somebody who forgot theirs a temporary password, and ends their sessions. */
    @Transactional
    public String resetPassword(Caller caller, PersonName name) {
        administrators.require(caller, "person.reset-password", name.value());
        row(name);
        String password = Secrets.password();
        people.setPassword(name, hashes.hash(password), true, clock.instant());
        sessions.deleteAll(name);
        failures.clear(name.value());
        audit.record(AuditEntry.done(caller, "person.reset-password", name.value()));
        return password;
    }

    private PersonRow row(PersonName name) {
        return people.find(name).orElseThrow(() -> new BanyanException(CommonError.NOT_FOUND, "person", name));
    }

    private Person person(PersonRow row) {
        boolean locked = row.lastFailureAt()
                .filter(lastAt -> lockout.holds(row.failures(), lastAt))
                .isPresent();
        return new Person(
                row.name(),
                row.displayName(),
                row.administrator(),
                row.disabled(),
                locked,
                age.mustChange(row),
                row.totpConfirmed(),
                row.createdAt(),
                row.lastSignInAt());
    }
}
