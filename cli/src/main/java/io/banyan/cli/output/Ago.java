package io.banyan.cli.output;

import java.time.Duration;
import java.time.Instant;

/** How long ago, in the short form of the field: 5s, 3m, 2h, 4d. */
public final class Ago {
    private Ago() {}

    public static String of(String instant, Instant now) {
        if (instant.equals("-")) {
            return instant;
        }
        return of(Duration.between(Instant.parse(instant), now));
    }

    static String of(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 120) {
            return seconds + "s";
        }
        if (seconds < 2 * 3600) {
            return seconds / 60 + "m";
        }
        if (seconds < 48 * 3600) {
            return seconds / 3600 + "h";
        }
        return seconds / 86_400 + "d";
    }
}
