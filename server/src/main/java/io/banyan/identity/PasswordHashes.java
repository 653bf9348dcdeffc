package io.banyan.identity;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id (RFC 9106) with 19 MiB, two passes, one lane: the first recommendation of the OWASP password storage guide. Few at
 * a time, so that many sign-ins cannot take all the memory.
 */
@Component
class PasswordHashes {
    private static final int AT_A_TIME = 4;

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore permits = new Semaphore(AT_A_TIME);
    private final String nobody = encoder.encode(Secrets.fresh());

    String hash(String password) {
        return limited(() -> encoder.encode(password));
    }

    boolean matches(String password, String hash) {
        return limited(() -> encoder.matches(password, hash));
    }

    /** Takes as long as a comparison: an unknown person is not told apart by time. */
    void matchNobody(String password) {
        boolean never = matches(password, nobody);
        if (never) {
            throw new IllegalStateException("nobody has this password");
        }
    }

    private <T> T limited(Supplier<T> work) {
        permits.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }
}
