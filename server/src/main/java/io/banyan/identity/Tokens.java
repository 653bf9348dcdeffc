package io.banyan.identity;

import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.identity.store.PeopleStore;
import io.banyan.identity.store.PersonRow;
import io.banyan.identity.store.TokenStore;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.Page;
import io.banyan.kernel.PageRequest;
import io.banyan.kernel.TribeName;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** API tokens: {@code bny_<id>_<secret>}. Only the SHA-256 of the secret is kept. */
@Service
public class Tokens {
    private static final Pattern TOKEN = Pattern.compile("bny_([0-9a-f]{12})_([A-Za-z0-9_-]{43})");
    private static final Duration USED_EVERY = Duration.ofSeconds(60);

    private final TokenStore tokens;
    private final PeopleStore people;
    private final SignIn signIn;
    private final PasswordAge age;
    private final IdentitySettings.Token settings;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Tokens(
            TokenStore tokens,
            PeopleStore people,
            SignIn signIn,
            PasswordAge age,
            IdentitySettings settings,
            AuditLog audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.tokens = tokens;
        this.people = people;
        this.signIn = signIn;
        this.age = age;
        this.settings = settings.token();
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A token just made.
     *
     * @param secret the whole token as it is presented; never shown again
     */
    public record Fresh(Token token, String secret) {
        @Override
        public String toString() {
            return "Fresh[" + token + "]";
        }
    }

    /** Makes a token that may do no more than the caller. */
    public Fresh create(
            Caller caller, String name, Set<Caller.Scope> scopes, Optional<TribeName> tribe, Instant expiresAt) {
        if (!caller.scopes().containsAll(scopes)) {
            throw denied(caller, "token.create", "scopes " + caller.scopes());
        }
        if (caller.onlyTribe().isPresent() && !caller.onlyTribe().equals(tribe)) {
            throw denied(caller, "token.create", "tribe " + caller.onlyTribe().get());
        }
        return make(caller, name, scopes, tribe, expiresAt);
    }

    /** Signs in on a command line: credentials for a token. */
    public Fresh signIn(
            String person,
            String password,
            Optional<String> code,
            String tokenName,
            Optional<Duration> lifetime,
            String sourceAddress) {
        PersonRow row = signIn.prove(person, password, code, sourceAddress);
        if (age.mustChange(row)) {
            throw new BanyanException(IdentityError.PASSWORD_CHANGE_REQUIRED);
        }
        Set<Caller.Scope> all = Set.of(Caller.Scope.values());
        Caller caller =
                new Caller(row.name(), Caller.Via.SESSION, row.administrator(), all, Optional.empty(), sourceAddress);
        Instant expiresAt = clock.instant().plus(lifetime.orElse(settings.signInLifetime()));
        return make(caller, tokenName, all, Optional.empty(), expiresAt);
    }

    public Page<Token> list(Caller caller, PageRequest page) {
        return Page.of(tokens.of(caller.person(), page), page, Token::id);
    }

    /** Ends a token at once: one's own, or anybody's as an administrator. */
    public void revoke(Caller caller, String id) {
        Token token = tokens.find(id)
                .map(TokenStore.WithHash::token)
                .filter(found -> found.person().equals(caller.person()) || Administrators.includes(caller))
                .orElseThrow(() -> new BanyanException(CommonError.NOT_FOUND, "token", id));
        transactions.executeWithoutResult(status -> {
            tokens.delete(id);
            audit.record(AuditEntry.done(caller, "token.revoke", id)
                    .with(Map.of("person", token.person().value(), "name", token.name())));
        });
    }

    /** For whom a presented token speaks, unless it is wrong, expired, or its person is disabled. */
    public Optional<Caller> find(String presented, String sourceAddress) {
        Matcher parts = TOKEN.matcher(presented);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Token> token = tokens.find(parts.group(1))
                .filter(found -> MessageDigest.isEqual(found.hash().box(), Secrets.hash(parts.group(2))))
                .map(TokenStore.WithHash::token)
                .filter(found -> found.expiresAt().isAfter(now));
        token.filter(found -> found.lastUsedAt().isEmpty()
                        || found.lastUsedAt().get().plus(USED_EVERY).isBefore(now))
                .ifPresent(found -> tokens.used(found.id(), now));
        return token.flatMap(found -> people.find(found.person())
                .filter(person -> !person.disabled())
                .map(person -> new Caller(
                        person.name(),
                        Caller.Via.TOKEN,
                        person.administrator(),
                        found.scopes(),
                        found.tribe(),
                        sourceAddress)));
    }

    private Fresh make(
            Caller caller, String name, Set<Caller.Scope> scopes, Optional<TribeName> tribe, Instant expiresAt) {
        Instant now = clock.instant();
        if (!expiresAt.isAfter(now)
                || expiresAt.isAfter(now.plus(settings.maximumLifetime()).plusSeconds(60))) {
            throw new BanyanException(
                    IdentityError.EXPIRY_INVALID, settings.maximumLifetime().toDays());
        }
        String secret = Secrets.fresh();
        String id = HexFormat.of().formatHex(Secrets.bytes(6));
        Token token = new Token(id, name, caller.person(), scopes, tribe, now, expiresAt, Optional.empty());
        transactions.executeWithoutResult(status -> {
            tokens.insert(token, Secrets.hash(secret));
            audit.record(AuditEntry.done(caller, "token.create", id)
                    .with(Map.of(
                            "name",
                            name,
                            "scopes",
                            scopes.stream().map(Enum::name).sorted().collect(Collectors.joining(",")),
                            "expiresAt",
                            expiresAt.toString(),
                            "tribe",
                            tribe.map(TribeName::value).orElse(""))));
        });
        return new Fresh(token, "bny_" + id + "_" + secret);
    }

    private BanyanException denied(Caller caller, String action, String needed) {
        audit.recordApart(AuditEntry.denied(
                caller, action, Optional.empty(), caller.person().value()));
        return new BanyanException(CommonError.FORBIDDEN, needed);
    }
}
