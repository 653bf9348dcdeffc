package io.banyan.cli.output;

import java.util.Locale;
import java.util.Map;

/**
 * The language of the one who types, by the variables that POSIX names for it. The Java runtime only follows them where
 * the system has the locale's data installed, which small machines do not.
 */
public final class Language {
    private Language() {}

    public static Locale of(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                return value.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
            }
        }
        return Locale.ENGLISH;
    }
}
