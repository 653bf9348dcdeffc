package io.banyan.identity;

import io.banyan.identity.store.Failures;
import io.banyan.identity.store.SessionStore;
import io.banyan.identity.store.TokenStore;
import io.banyan.kernel.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Deletes sessions, tokens and failures that no longer mean anything. */
@Component
class ForgetTheExpired implements RecurringTask {
    /** An expired token stays listed for a while, so that its owner learns why something stopped. */
    private static final Duration EXPIRED_TOKENS_KEPT = Duration.ofDays(30);

    private final SessionStore sessions;
    private final TokenStore tokens;
    private final Failures failures;
    private final IdentitySettings settings;
    private final Clock clock;

    ForgetTheExpired(
            SessionStore sessions, TokenStore tokens, Failures failures, IdentitySettings settings, Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.failures = failures;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget-expired-credentials";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        sessions.deleteOlder(
                now.minus(settings.session().absolute()),
                now.minus(settings.session().idle()));
        tokens.deleteExpired(now.minus(EXPIRED_TOKENS_KEPT));
        failures.forget(now.minus(settings.lockout().duration()));
    }
}
