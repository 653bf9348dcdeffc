package io.banyan.delivery.build;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets Dockerfiles say {@code FROM banyan/java}: the platform's own base images by their plain names. Pure. */
final class PlatformImages {
    private static final Pattern FROM = Pattern.compile(
            "(?im)^(\\s*FROM\\s+(?:--\\S+\\s+)*)banyan/([a-z][a-z0-9-]*)(?::[A-Za-z0-9._-]+)?(?=\\s|$)");

    private PlatformImages() {}

    /**
     * Writes references in the place of names.
     *
     * @param reference of a base image by its name
     */
    static String resolve(String dockerfile, UnaryOperator<String> reference) {
        return FROM.matcher(dockerfile)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + reference.apply(found.group(2))));
    }
}
