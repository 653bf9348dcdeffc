package io.banyan.identity;

import io.banyan.kernel.BanyanException;
import io.banyan.kernel.PersonName;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Decides whether a password is strong enough. Pure. */
final class PasswordPolicy {
    /** Longer ones would only keep the hash function busy. */
    private static final int LONGEST = 200;

    private final IdentitySettings.Password settings;

    PasswordPolicy(IdentitySettings.Password settings) {
        this.settings = settings;
    }

    /** Throws what is wrong with the password; fine otherwise. */
    void check(PersonName person, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < settings.minimumLength() || length > LONGEST || classes(password) < settings.minimumClasses()) {
            throw new BanyanException(
                    IdentityError.PASSWORD_TOO_WEAK, settings.minimumLength(), settings.minimumClasses());
        }
        String lower = password.toLowerCase(Locale.ROOT);
        String reversed = new StringBuilder(lower).reverse().toString();
        if (person.value().length() > 2 && (lower.contains(person.value()) || reversed.contains(person.value()))) {
            throw new BanyanException(IdentityError.PASSWORD_CONTAINS_NAME);
        }
    }

    static int classes(String password) {
        Set<Integer> classes = new HashSet<>();
        password.codePoints().forEach(point -> {
            if (Character.isLowerCase(point)) {
                classes.add(0);
            } else if (Character.isUpperCase(point)) {
                classes.add(1);
            } else if (Character.isDigit(point)) {
                classes.add(2);
            } else {
                classes.add(3);
            }
        });
        return classes.size();
    }
}
