package io.banyan.identity.web;

import io.banyan.identity.Person;
import io.banyan.kernel.PersonName;
import java.time.Instant;
import java.util.Optional;

/** A person as they are shown. */
record PersonBody(
        PersonName name,
        String displayName,
        boolean administrator,
        boolean disabled,
        boolean locked,
        boolean mustChangePassword,
        boolean totpEnrolled,
        Instant createdAt,
        Optional<Instant> lastSignInAt) {

    static PersonBody of(Person person) {
        return new PersonBody(
                person.name(),
                person.displayName(),
                person.administrator(),
                person.disabled(),
                person.locked(),
                person.mustChangePassword(),
                person.totpEnrolled(),
                person.createdAt(),
                person.lastSignInAt());
    }
}
