package io.banyan.audit.chain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads the lines of an export. Strict: a member too many or twice would be content that no hash covers. */
final class ExportLines {
    private static final Set<String> HEADER =
            Set.of("afterHash", "afterSequence", "type", "untilHash", "untilSequence");
    private static final Set<String> ENTRY = Set.of(
            "action",
            "actor",
            "at",
            "detail",
            "outcome",
            "previousHash",
            "sequence",
            "sourceAddress",
            "subject",
            "tribe",
            "via",
            "hash");
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ExportLines() {}

    record Entry(ChainEntry content, String hash) {}

    private record Members(Map<String, String> texts, SortedMap<String, String> detail) {
        String text(String name) throws MalformedLineException {
            String value = texts.get(name);
            if (value == null) {
                throw new MalformedLineException("\"" + name + "\" is missing");
            }
            return value;
        }

        long number(String name) throws MalformedLineException {
            try {
                return Long.parseLong(text(name));
            } catch (NumberFormatException cause) {
                throw new MalformedLineException("\"" + name + "\" is not a number");
            }
        }
    }

    static ExportHeader header(String line) throws MalformedLineException {
        Members members = read(line, HEADER);
        if (!members.text("type").equals(ExportHeader.TYPE)) {
            throw new MalformedLineException("its type is " + members.text("type"));
        }
        return new ExportHeader(
                new Anchor(members.number("afterSequence"), members.text("afterHash")),
                new Anchor(members.number("untilSequence"), members.text("untilHash")));
    }

    static Entry entry(String line) throws MalformedLineException {
        Members members = read(line, ENTRY);
        ChainEntry content = new ChainEntry(
                members.number("sequence"),
                members.text("at"),
                members.text("actor"),
                members.text("via"),
                members.text("sourceAddress"),
                members.text("action"),
                Optional.ofNullable(members.texts().get("tribe")),
                members.text("subject"),
                members.text("outcome"),
                members.detail(),
                members.text("previousHash"));
        return new Entry(content, members.text("hash"));
    }

    private static Members read(String line, Set<String> allowed) throws MalformedLineException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            Members members = new Members(new HashMap<>(), new TreeMap<>());
            require(parser.nextToken() == JsonToken.START_OBJECT, "it is not an object");
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                require(allowed.contains(name), "\"" + name + "\" does not belong there");
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    require(name.equals("detail"), "\"" + name + "\" is an object");
                    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                        String key = parser.currentName();
                        require(parser.nextToken() == JsonToken.VALUE_STRING, "\"" + key + "\" is not a text");
                        members.detail().put(key, parser.getString());
                    }
                } else {
                    require(parser.currentToken().isScalarValue(), "\"" + name + "\" is not a plain value");
                    members.texts().put(name, parser.getString());
                }
            }
            require(parser.nextToken() == null, "more follows it");
            return members;
        } catch (JacksonException cause) {
            throw new MalformedLineException("it is not JSON");
        }
    }

    private static void require(boolean condition, String otherwise) throws MalformedLineException {
        if (!condition) {
            throw new MalformedLineException(otherwise);
        }
    }
}
