package io.banyan.identity;

import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.identity.store.PeopleStore;
import io.banyan.identity.store.PersonRow;
import io.banyan.identity.store.SessionStore;
import io.banyan.identity.store.SessionStore.SessionRow;
import io.banyan.kernel.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Signed-in browsers. Sessions are rows, so that every replica knows them and none is lost in a restart. */
@Service
public class Sessions {
    /** How exactly idleness is known; saves a write per request. */
    private static final Duration SEEN_EVERY = Duration.ofSeconds(30);

    private final SignIn signIn;
    private final SessionStore sessions;
    private final PeopleStore people;
    private final PasswordAge age;
    private final IdentitySettings.Session settings;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Sessions(
            SignIn signIn,
            SessionStore sessions,
            PeopleStore people,
            PasswordAge age,
            IdentitySettings settings,
            AuditLog audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.people = people;
        this.age = age;
        this.settings = settings.session();
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Signs somebody in; returns the secret of the new session, which only their cookie keeps. */
    public String open(String name, String password, Optional<String> code, String sourceAddress) {
        PersonRow person = signIn.prove(name, password, code, sourceAddress);
        String secret = Secrets.fresh();
        transactions.executeWithoutResult(status -> {
            sessions.insert(Secrets.hash(secret), person.name(), clock.instant(), sourceAddress);
            audit.record(AuditEntry.done(
                    caller(person, sourceAddress),
                    "session.sign-in",
                    person.name().value()));
        });
        return secret;
    }

    /** Whose session it is, unless it has ended. */
    public Optional<SignedIn> find(String secret, String sourceAddress) {
        byte[] hash = Secrets.hash(secret);
        Instant now = clock.instant();
        Optional<SessionRow> session = sessions.find(hash)
                .filter(row -> row.createdAt().plus(settings.absolute()).isAfter(now)
                        && row.lastSeenAt().plus(settings.idle()).isAfter(now));
        if (session.isEmpty()) {
            return Optional.empty();
        }
        if (session.get().lastSeenAt().plus(SEEN_EVERY).isBefore(now)) {
            sessions.seen(hash, now);
        }
        return people.find(session.get().person())
                .filter(person -> !person.disabled())
                .map(person -> new SignedIn(caller(person, sourceAddress), age.mustChange(person)));
    }

    /**
     * Who is signed in.
     *
     * @param mustChangePassword whether nothing else is allowed until the password is changed
     */
    public record SignedIn(Caller caller, boolean mustChangePassword) {}

    /** Signs out. */
    public void close(Caller caller, String secret) {
        transactions.executeWithoutResult(status -> {
            sessions.delete(Secrets.hash(secret));
            audit.record(
                    AuditEntry.done(caller, "session.sign-out", caller.person().value()));
        });
    }

    /**
     * What a page must send back in a header to prove that it is ours: it is made from the cookie's secret, which another
     * site can send but not read.
     */
    public static String csrfToken(String secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.hash("csrf " + secret));
    }

    /** Compares in constant time. */
    public static boolean csrfTokenMatches(String secret, String given) {
        return MessageDigest.isEqual(
                csrfToken(secret).getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    }

    private static Caller caller(PersonRow person, String sourceAddress) {
        return new Caller(
                person.name(),
                Caller.Via.SESSION,
                person.administrator(),
                Set.of(Caller.Scope.values()),
                Optional.empty(),
                sourceAddress);
    }
}
