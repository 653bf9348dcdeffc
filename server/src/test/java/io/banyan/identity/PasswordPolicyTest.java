package io.banyan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.kernel.PersonName;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    private final PasswordPolicy policy =
            new PasswordPolicy(new IdentitySettings.Password(8, 3, 5, Duration.ofDays(90)));
    private final PersonName person = new PersonName("li.wei");

    @ParameterizedTest
    @ValueSource(strings = {"Abcdef12", "correct-Horse", "密码Abc12345", "aB3$aB3$"})
    void takesLongAndMixedPasswords(String password) {
        assertThatCode(() -> policy.check(person, password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ab1$", "abcdefgh", "abcdefgh1", "12345678$"})
    void refusesShortOrPlainPasswords(String password) {
        assertThatThrownBy(() -> policy.check(person, password)).hasMessageContaining("password-too-weak");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Li.Wei-2026", "2026-ieW.iL"})
    void refusesTheNameForwardsAndBackwards(String password) {
        assertThatThrownBy(() -> policy.check(person, password)).hasMessageContaining("password-contains-name");
    }

    @Test
    void generatedPasswordsAreStrongEnoughAndDiffer() {
        String first = Secrets.password();
        assertThat(first).isNotEqualTo(Secrets.password());
        assertThatCode(() -> policy.check(person, first)).doesNotThrowAnyException();
    }
}
