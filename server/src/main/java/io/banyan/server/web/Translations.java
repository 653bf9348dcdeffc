package io.banyan.server.web;

import io.banyan.kernel.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Texts of error codes in the reader's language. Every room may bring bundles of its own: all {@code messages/errors*}
 * files count, English without and Chinese with the suffix {@code _zh_CN}.
 */
@Component
public class Translations {
    /** The languages there are; English answers everybody else. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private static final String NEXT = ".next";

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    private final List<String> explained;

    public Translations() {
        String[] bundles = baseNames();
        explained = codesWithoutArguments(bundles);
        messages.setBasenames(bundles);
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
    }

    public String title(ErrorCode code, List<Object> arguments, Locale locale) {
        return text(code, "title", arguments, locale);
    }

    public String detail(ErrorCode code, List<Object> arguments, Locale locale) {
        return text(code, "detail", arguments, locale);
    }

    /** What to do about it. */
    public String next(ErrorCode code, List<Object> arguments, Locale locale) {
        return text(code, "next", arguments, locale);
    }

    /** Every code that is explained without its case: problems, faults of the engine and causes of verdicts. */
    public List<String> explained() {
        return explained;
    }

    private static List<String> codesWithoutArguments(String[] bundles) {
        return Arrays.stream(bundles)
                .map(name -> ResourceBundle.getBundle(name, Locale.ENGLISH))
                .flatMap(bundle -> bundle.keySet().stream()
                        .filter(key -> key.endsWith(NEXT))
                        .filter(key -> !bundle.getString(key).contains("{"))
                        .map(key -> key.substring(0, key.length() - NEXT.length())))
                .distinct()
                .sorted()
                .toList();
    }

    /** The title of one of the codes that are explained without their case. */
    public String title(String code, Locale locale) {
        return messages.getMessage(code + ".title", null, locale);
    }

    /** What to do about one of the codes that are explained without their case. */
    public String next(String code, Locale locale) {
        return messages.getMessage(code + NEXT, null, locale);
    }

    private String text(ErrorCode code, String part, List<Object> arguments, Locale locale) {
        Object[] texts = arguments.stream().map(String::valueOf).toArray();
        return messages.getMessage(code.code() + "." + part, texts, locale);
    }

    private static String[] baseNames() {
        try {
            Resource[] found =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:messages/errors*.properties");
            TreeSet<String> names = new TreeSet<>();
            Arrays.stream(found)
                    .map(resource -> String.valueOf(resource.getFilename()).replaceFirst("(_zh_CN)?\\.properties$", ""))
                    .forEach(name -> names.add("messages/" + name));
            return names.toArray(String[]::new);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
