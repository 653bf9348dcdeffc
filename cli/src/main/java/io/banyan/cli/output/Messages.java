package io.banyan.cli.output;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Everything the command line says, in the language of the locale. */
public final class Messages {
    public static final String BUNDLE = "io.banyan.cli.messages";

    private static final ResourceBundle TEXTS = load();

    private Messages() {}

    public static ResourceBundle bundle() {
        return TEXTS;
    }

    public static String text(String key, Object... arguments) {
        String pattern = TEXTS.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }

    /** A word of the contract, such as {@code running}, for people; as it is where it is not known yet. */
    public static String word(String family, String word) {
        String key = family + "." + word;
        return TEXTS.containsKey(key) ? TEXTS.getString(key) : word;
    }

    private static ResourceBundle load() {
        return ResourceBundle.getBundle(
                BUNDLE,
                Locale.getDefault(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
