package io.banyan.applications;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * One thing that is wrong with a manifest.
 *
 * @param pointer JSON pointer to it, empty for the whole file
 * @param line from 1
 * @param column from 1
 * @param arguments what the texts of the code speak of, in their order
 */
public record ManifestProblem(String pointer, int line, int column, Code code, List<String> arguments) {

    public ManifestProblem {
        arguments = List.copyOf(arguments);
    }

    /** What is wrong, in English. */
    public String message() {
        return message(Locale.ENGLISH);
    }

    /**
     * What is wrong.
     *
     * @param locale Chinese or English; English for others
     */
    public String message(Locale locale) {
        return text(locale, "message");
    }

    /**
     * What to do about it.
     *
     * @param locale Chinese or English; English for others
     */
    public String nextStep(Locale locale) {
        return text(locale, "next");
    }

    private String text(Locale locale, String part) {
        Locale known = locale.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ROOT;
        ResourceBundle bundle = ResourceBundle.getBundle(
                "messages.manifest",
                known,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(code.name() + "." + part), known).format(arguments.toArray());
    }

    /** Stable names; the texts are in {@code messages/manifest*.properties}. */
    public enum Code {
        YAML_INVALID,
        YAML_TOO_COMPLEX,
        TOO_LARGE,
        REQUIRED_MISSING,
        PROPERTY_UNKNOWN,
        TYPE_WRONG,
        VALUE_NOT_ALLOWED,
        FORMAT_WRONG,
        NAME_WRONG,
        OUT_OF_RANGE,
        TOO_FEW,
        CONTENT_AMBIGUOUS,
        TARGET_MISPLACED,
        TARGET_DUPLICATE,
        PATH_NOT_ABSOLUTE,
        PATH_ESCAPES,
        BASE64_WRONG,
        PROTOCOL_UNSUPPORTED,
        PORT_DUPLICATE,
        CONTAINER_UNKNOWN,
        BEFORE_CYCLE,
        LIMIT_BELOW_REQUEST,
        RESOURCE_TYPE_UNKNOWN,
        RESOURCE_PARAM_WRONG,
        PLACEHOLDER_WRONG,
        SCHEDULE_WRONG,
        SCHEDULE_MISPLACED,
        ROLLOUT_STANDS_STILL,
        TIMEZONE_UNKNOWN
    }
}
