package io.banyan.audit.chain;

import java.util.Map;
import java.util.SortedMap;

/** Writes one JSON object by RFC 8785; its members must be given in order. */
final class CanonicalJson {
    private final StringBuilder text = new StringBuilder("{");

    void member(String name, String value) {
        name(name);
        string(value);
    }

    void member(String name, long value) {
        name(name);
        text.append(value);
    }

    void member(String name, SortedMap<String, String> values) {
        name(name);
        text.append('{');
        boolean first = true;
        for (Map.Entry<String, String> entry : values.entrySet()) {
            if (!first) {
                text.append(',');
            }
            first = false;
            string(entry.getKey());
            text.append(':');
            string(entry.getValue());
        }
        text.append('}');
    }

    String end() {
        return text.append('}').toString();
    }

    private void name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        string(name);
        text.append(':');
    }

    private void string(String value) {
        text.append('"');
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            switch (character) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (character < 0x20) {
                        text.append(String.format("\\u%04x", (int) character));
                    } else {
                        text.append(character);
                    }
                }
            }
        }
        text.append('"');
    }
}
