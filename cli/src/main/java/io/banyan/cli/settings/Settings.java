package io.banyan.cli.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered between two calls.
 *
 * @param server base address, for example {@code http://127.0.0.1:8600}
 * @param token the API token of the last sign-in
 * @param tribe used where a command names none
 * @param environment used where a command names none
 */
public record Settings(
        @Nullable String server,
        @Nullable String token,
        @Nullable String tribe,
        @Nullable String environment) {

    public static final String DEFAULT_SERVER = "http://127.0.0.1:8600";

    public static final Settings EMPTY = new Settings(null, null, null, null);

    public String serverOrDefault() {
        return Optional.ofNullable(server).orElse(DEFAULT_SERVER);
    }

    public Settings signedIn(String server, String token) {
        return new Settings(server, token, tribe, environment);
    }

    public Settings signedOut() {
        return new Settings(server, null, tribe, environment);
    }

    public Settings targeting(@Nullable String tribe, @Nullable String environment) {
        return new Settings(server, token, tribe, environment);
    }

    @Override
    public String toString() {
        return "Settings[" + server + ", " + tribe + ", " + environment + "]";
    }
}
