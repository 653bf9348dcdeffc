package io.banyan.applications.score;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The placeholder language of Score: {@code ${path.to.value}}, {@code $$} for a dollar sign, {@code \.} for a dot inside a
 * key. A dollar sign that begins neither is itself.
 *
 * <p>Source: Score specification, "Placeholder references".
 */
public final class Placeholders {
    private Placeholders() {}

    /** A piece of a text. */
    sealed interface Piece {}

    /** Text as it is meant. */
    record Literal(String text) implements Piece {}

    /** @param reference what stood between the braces */
    record Reference(String reference) implements Piece {}

    static List<Piece> parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char current = text.charAt(at);
            if (current != '$') {
                literal.append(current);
                at++;
            } else if (text.startsWith("$$", at)) {
                literal.append('$');
                at += 2;
            } else if (text.startsWith("${", at) && text.indexOf('}', at) > 0) {
                int end = text.indexOf('}', at);
                if (!literal.isEmpty()) {
                    pieces.add(new Literal(literal.toString()));
                    literal.setLength(0);
                }
                pieces.add(new Reference(text.substring(at + 2, end)));
                at = end + 1;
            } else {
                literal.append('$');
                at++;
            }
        }
        if (!literal.isEmpty()) {
            pieces.add(new Literal(literal.toString()));
        }
        return pieces;
    }

    /** The references of a text, in order. */
    static List<String> references(String text) {
        return parse(text).stream()
                .flatMap(piece -> piece instanceof Reference(String reference)
                        ? java.util.stream.Stream.of(reference)
                        : java.util.stream.Stream.empty())
                .toList();
    }

    /** Replaces every reference; what is put in its place is not read again. */
    static String replace(String text, Function<String, String> values) {
        StringBuilder result = new StringBuilder();
        for (Piece piece : parse(text)) {
            switch (piece) {
                case Literal(String literal) -> result.append(literal);
                case Reference(String reference) -> result.append(values.apply(reference));
            }
        }
        return result.toString();
    }

    /** Writes a text so that it means itself. */
    public static String escape(String text) {
        return text.replace("$", "$$");
    }

    /** The keys of a reference. */
    static List<String> keys(String reference) {
        List<String> keys = new ArrayList<>();
        StringBuilder key = new StringBuilder();
        for (int at = 0; at < reference.length(); at++) {
            char current = reference.charAt(at);
            if (current == '\\' && at + 1 < reference.length() && reference.charAt(at + 1) == '.') {
                key.append('.');
                at++;
            } else if (current == '.') {
                keys.add(key.toString());
                key.setLength(0);
            } else {
                key.append(current);
            }
        }
        keys.add(key.toString());
        return keys;
    }
}
