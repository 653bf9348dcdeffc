package io.banyan.identity;

import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.identity.store.PeopleStore;
import io.banyan.identity.store.PersonRow;
import io.banyan.identity.store.SealedSecret;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.PersonName;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Service;

/** Finds out whether somebody is who they say. Every attempt leaves an entry in the audit, whatever its end. */
@Service
class SignIn {
    private static final String ACTION = "session.sign-in";
    private static final int STRIPES = 64;

    private final PeopleStore people;
    private final PasswordHashes hashes;
    private final Lockout lockout;
    private final SecondFactor secondFactor;
    private final AuditLog audit;
    private final Clock clock;
    /** Attempts for one name wait for each other: a good one must not be counted against another good one. */
    private final Lock[] attempts = new Lock[STRIPES];

    SignIn(
            PeopleStore people,
            PasswordHashes hashes,
            Lockout lockout,
            SecondFactor secondFactor,
            AuditLog audit,
            Clock clock) {
        this.people = people;
        this.hashes = hashes;
        this.lockout = lockout;
        this.secondFactor = secondFactor;
        this.audit = audit;
        this.clock = clock;
        for (int index = 0; index < STRIPES; index++) {
            attempts[index] = new ReentrantLock();
        }
    }

    /**
     * Compares the credentials. What follows (a session, a token) is written and recorded by the caller of this method.
     *
     * @throws BanyanException ACCOUNT_LOCKED, CREDENTIALS_WRONG, CODE_REQUIRED or CODE_WRONG
     */
    PersonRow prove(String name, String password, Optional<String> code, String sourceAddress) {
        Lock lock = attempts[Math.floorMod(name.hashCode(), STRIPES)];
        lock.lock();
        try {
            lockout.requireOpen(name);
            lockout.countAttempt(name);
            PersonRow person = compare(name, password, code);
            lockout.clear(name);
            people.signedIn(person.name(), clock.instant());
            return person;
        } catch (BanyanException refusal) {
            if (refusal.code() == IdentityError.CODE_REQUIRED) {
                // The password was right; asking for the code is not a failure.
                lockout.clear(name);
            }
            audit.recordApart(
                    AuditEntry.denied(Caller.anonymous(sourceAddress), ACTION, Optional.empty(), shortened(name))
                            .with(Map.of("reason", refusal.code().code())));
            throw refusal;
        } finally {
            lock.unlock();
        }
    }

    private PersonRow compare(String name, String password, Optional<String> code) {
        Optional<PersonRow> known = personName(name).flatMap(people::find);
        if (known.isEmpty()) {
            hashes.matchNobody(password);
            throw new BanyanException(IdentityError.CREDENTIALS_WRONG);
        }
        PersonRow person = known.get();
        if (!hashes.matches(password, person.passwordHash()) || person.disabled()) {
            throw new BanyanException(IdentityError.CREDENTIALS_WRONG);
        }
        if (person.totpConfirmed()) {
            SealedSecret secret = person.totpSecret().orElseThrow();
            String given = code.orElseThrow(() -> new BanyanException(IdentityError.CODE_REQUIRED));
            OptionalLong step = secondFactor.match(person.name(), secret, given);
            if (step.isEmpty() || !people.useTotpStep(person.name(), step.getAsLong())) {
                throw new BanyanException(IdentityError.CODE_WRONG);
            }
        }
        return person;
    }

    private static Optional<PersonName> personName(String name) {
        try {
            return Optional.of(new PersonName(name));
        } catch (BanyanException notAName) {
            return Optional.empty();
        }
    }

    private static String shortened(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "...";
    }
}
