package io.banyan.identity;

import io.banyan.identity.store.PersonRow;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Whether somebody must choose another password before anything else. */
@Component
class PasswordAge {
    private final IdentitySettings.Password settings;
    private final Clock clock;

    PasswordAge(IdentitySettings settings, Clock clock) {
        this.settings = settings.password();
        this.clock = clock;
    }

    boolean mustChange(PersonRow person) {
        return person.mustChangePassword()
                || person.passwordChangedAt().plus(settings.maximumAge()).isBefore(clock.instant());
    }
}
