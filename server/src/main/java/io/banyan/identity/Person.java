package io.banyan.identity;

import io.banyan.kernel.PersonName;
import java.time.Instant;
import java.util.Optional;

/** Somebody who may sign in. */
public record Person(
        PersonName name,
        String displayName,
        boolean administrator,
        boolean disabled,
        boolean locked,
        boolean mustChangePassword,
        boolean totpEnrolled,
        Instant createdAt,
        Optional<Instant> lastSignInAt) {}
