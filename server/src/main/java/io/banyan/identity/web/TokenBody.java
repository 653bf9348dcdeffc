package io.banyan.identity.web;

import io.banyan.identity.Token;
import io.banyan.kernel.Caller;
import io.banyan.kernel.PersonName;
import io.banyan.kernel.TribeName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A token as it is shown; its secret never is. */
record TokenBody(
        String id,
        String name,
        PersonName person,
        Set<Caller.Scope> scopes,
        Optional<TribeName> tribe,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> lastUsedAt) {

    static TokenBody of(Token token) {
        return new TokenBody(
                token.id(),
                token.name(),
                token.person(),
                token.scopes(),
                token.tribe(),
                token.createdAt(),
                token.expiresAt(),
                token.lastUsedAt());
    }
}
