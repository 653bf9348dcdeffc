package io.banyan.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in. The defaults follow the basic requirements of MLPS level 3 (GB/T 22239-2019, 8.1.4.1).
 *
 * @param initialAdministrator name of the person made when there is none yet
 * @param initialPasswordMustChange whether that person must choose a password of their own first
 */
@ConfigurationProperties("banyan.identity")
public record IdentitySettings(
        @DefaultValue("admin") String initialAdministrator,
        @DefaultValue("true") boolean initialPasswordMustChange,
        @DefaultValue Password password,
        @DefaultValue Lockout lockout,
        @DefaultValue Session session,
        @DefaultValue Token token) {

    /**
     * What a password must be.
     *
     * @param minimumLength characters
     * @param minimumClasses of lower case, upper case, digits, others
     * @param history how many former passwords must not come again
     * @param maximumAge after which it must be changed
     */
    public record Password(
            @DefaultValue("8") int minimumLength,
            @DefaultValue("3") int minimumClasses,
            @DefaultValue("5") int history,
            @DefaultValue("90d") Duration maximumAge) {}

    /**
     * What failed attempts lead to.
     *
     * @param failures in a row
     * @param duration without another attempt
     */
    public record Lockout(
            @DefaultValue("5") int failures,
            @DefaultValue("15m") Duration duration) {}

    /**
     * How long a session lasts.
     *
     * @param idle without a request
     * @param absolute in any case
     */
    public record Session(
            @DefaultValue("30m") Duration idle,
            @DefaultValue("12h") Duration absolute) {}

    /**
     * How long a token may last.
     *
     * @param maximumLifetime from its creation
     * @param signInLifetime of a token made by signing in on the command line, when no lifetime was asked for
     */
    public record Token(
            @DefaultValue("365d") Duration maximumLifetime,
            @DefaultValue("30d") Duration signInLifetime) {}
}
