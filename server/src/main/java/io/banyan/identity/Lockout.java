package io.banyan.identity;

import io.banyan.identity.store.Failures;
import io.banyan.kernel.BanyanException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Refuses names that were tried too often in vain. An attempt is counted before the password is compared, so that many
 * attempts at once do not get more guesses than attempts one by one.
 */
@Component
class Lockout {
    private final Failures failures;
    private final IdentitySettings.Lockout settings;
    private final Clock clock;

    Lockout(Failures failures, IdentitySettings settings, Clock clock) {
        this.failures = failures;
        this.settings = settings.lockout();
        this.clock = clock;
    }

    void requireOpen(String name) {
        Optional<Failures.Count> count = failures.find(name);
        if (count.isPresent() && holds(count.get().failures(), count.get().lastAt())) {
            throw locked();
        }
    }

    void countAttempt(String name) {
        Instant now = clock.instant();
        int attempts = failures.add(name, now, now.minus(settings.duration()));
        if (attempts > settings.failures()) {
            throw locked();
        }
    }

    void clear(String name) {
        failures.clear(name);
    }

    boolean holds(int count, Instant lastAt) {
        return count >= settings.failures() && lastAt.plus(settings.duration()).isAfter(clock.instant());
    }

    private BanyanException locked() {
        return new BanyanException(
                IdentityError.ACCOUNT_LOCKED, settings.duration().toMinutes());
    }
}
