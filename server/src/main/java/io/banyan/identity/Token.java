package io.banyan.identity;

import io.banyan.kernel.Caller;
import io.banyan.kernel.PersonName;
import io.banyan.kernel.TribeName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What acts for a person without them being there. Its secret is shown once and kept only as a hash. */
public record Token(
        String id,
        String name,
        PersonName person,
        Set<Caller.Scope> scopes,
        Optional<TribeName> tribe,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> lastUsedAt) {
    public Token {
        scopes = Set.copyOf(scopes);
    }
}
