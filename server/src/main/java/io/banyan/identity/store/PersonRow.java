package io.banyan.identity.store;

import io.banyan.kernel.PersonName;
import java.time.Instant;
import java.util.Optional;

/**
 * A person with what proves who they are.
 *
 * @param failures attempts to sign in that failed in a row
 */
public record PersonRow(
        PersonName name,
        String displayName,
        boolean administrator,
        boolean disabled,
        boolean mustChangePassword,
        String passwordHash,
        Instant passwordChangedAt,
        Instant createdAt,
        Optional<Instant> lastSignInAt,
        Optional<SealedSecret> totpSecret,
        boolean totpConfirmed,
        int failures,
        Optional<Instant> lastFailureAt) {

    @Override
    public String toString() {
        return "PersonRow[" + name + "]";
    }
}
