package io.banyan.applications.score;

import io.banyan.applications.ManifestProblem;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * YAML read into a JSON tree that remembers where everything stands. Built from parser events with a bound on depth and
 * on the number of nodes, aliases counted at their full size, so that no small text becomes a large tree.
 */
final class YamlTree {
    private static final int DEEPEST = 40;
    private static final int MOST_NODES = 20_000;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setCodePointLimit(4 * 1024 * 1024)
            .build();

    private final Map<String, Position> values = new HashMap<>();
    private final Map<String, Position> keys = new HashMap<>();
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private final Iterator<Event> events;
    private int nodes;
    private @Nullable JsonNode root;

    private YamlTree(String text) {
        events = new Parse(SETTINGS).parseString(text).iterator();
    }

    /** @throws YamlFault with the place of the first fault */
    static YamlTree read(String text) {
        try {
            YamlTree tree = new YamlTree(text);
            tree.readDocument();
            return tree;
        } catch (MarkedYamlEngineException fault) {
            Position position = fault.getProblemMark().map(YamlTree::position).orElse(Position.START);
            throw new YamlFault(position, ManifestProblem.Code.YAML_INVALID, fault.getProblem());
        } catch (YamlEngineException fault) {
            throw new YamlFault(Position.START, ManifestProblem.Code.YAML_INVALID, String.valueOf(fault.getMessage()));
        }
    }

    JsonNode root() {
        return root == null ? JsonNodeFactory.instance.nullNode() : root;
    }

    /** Where the value stands, or the nearest thing around it that has a place. */
    Position ofValue(String pointer) {
        return nearest(values, pointer);
    }

    /** Where the key of a property stands. */
    Position ofKey(String pointer) {
        return keys.containsKey(pointer) ? nearest(keys, pointer) : ofValue(pointer);
    }

    private static Position nearest(Map<String, Position> places, String pointer) {
        String around = pointer;
        while (true) {
            Position found = places.get(around);
            if (found != null) {
                return found;
            }
            int slash = around.lastIndexOf('/');
            if (slash < 0) {
                return Position.START;
            }
            around = around.substring(0, slash);
        }
    }

    private void readDocument() {
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent) {
                if (root != null) {
                    throw fault(event, ManifestProblem.Code.YAML_INVALID, "a second document");
                }
                root = node(events.next(), "", 0);
            }
        }
    }

    private JsonNode node(Event event, String pointer, int depth) {
        values.put(pointer, event.getStartMark().map(YamlTree::position).orElse(Position.START));
        int before = nodes;
        count(event, 1, depth);
        JsonNode node = switch (event) {
            case AliasEvent alias -> alias(alias);
            case ScalarEvent scalar -> scalar(scalar);
            case MappingStartEvent ignored -> mapping(pointer, depth);
            case SequenceStartEvent ignored -> sequence(pointer, depth);
            default -> throw fault(event, ManifestProblem.Code.YAML_INVALID, "unexpected " + event);
        };
        if (event instanceof NodeEvent anchored && !(event instanceof AliasEvent)) {
            anchored.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(node, nodes - before)));
        }
        return node;
    }

    private JsonNode alias(AliasEvent event) {
        Anchored anchored = event.getAnchor().map(anchors::get).orElse(null);
        if (anchored == null) {
            throw fault(event, ManifestProblem.Code.YAML_INVALID, "an alias without its anchor");
        }
        count(event, anchored.size(), 0);
        return anchored.node().deepCopy();
    }

    private ObjectNode mapping(String pointer, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            if (!(event instanceof ScalarEvent key)) {
                throw fault(event, ManifestProblem.Code.YAML_INVALID, "a key that is not a text");
            }
            String name = key.getValue();
            if (object.has(name)) {
                throw fault(key, ManifestProblem.Code.YAML_INVALID, "the key \"" + name + "\" stands twice");
            }
            String child = pointer + "/" + escape(name);
            keys.put(child, key.getStartMark().map(YamlTree::position).orElse(Position.START));
            object.set(name, node(events.next(), child, depth + 1));
            event = events.next();
        }
        return object;
    }

    private ArrayNode sequence(String pointer, int depth) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        Event event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            array.add(node(event, pointer + "/" + array.size(), depth + 1));
            event = events.next();
        }
        return array;
    }

    private static JsonNode scalar(ScalarEvent event) {
        String value = event.getValue();
        Tag tag = event.getTag()
                .map(Tag::new)
                .orElseGet(() -> event.isPlain()
                        ? SETTINGS.getSchema().getScalarResolver().resolve(value, true)
                        : Tag.STR);
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (tag.equals(Tag.STR)) {
            return make.stringNode(value);
        }
        if (tag.equals(Tag.NULL)) {
            return make.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return make.booleanNode(Boolean.parseBoolean(value));
        }
        try {
            if (tag.equals(Tag.INT)) {
                return make.numberNode(integer(value));
            }
            if (tag.equals(Tag.FLOAT)) {
                return make.numberNode(new java.math.BigDecimal(value));
            }
        } catch (NumberFormatException notFinite) {
            throw fault(event, ManifestProblem.Code.YAML_INVALID, "the number \"" + value + "\"");
        }
        throw fault(event, ManifestProblem.Code.YAML_INVALID, "the tag " + tag.getValue());
    }

    private static java.math.BigInteger integer(String value) {
        if (value.startsWith("0x")) {
            return new java.math.BigInteger(value.substring(2), 16);
        }
        if (value.startsWith("0o")) {
            return new java.math.BigInteger(value.substring(2), 8);
        }
        return new java.math.BigInteger(value);
    }

    private void count(Event event, int more, int depth) {
        nodes += more;
        if (nodes > MOST_NODES || depth > DEEPEST) {
            throw fault(
                    event,
                    ManifestProblem.Code.YAML_TOO_COMPLEX,
                    Integer.toString(DEEPEST),
                    Integer.toString(MOST_NODES));
        }
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static YamlFault fault(Event event, ManifestProblem.Code code, String... arguments) {
        return new YamlFault(event.getStartMark().map(YamlTree::position).orElse(Position.START), code, arguments);
    }

    private record Anchored(JsonNode node, int size) {}

    /** A text that is no tree. */
    static final class YamlFault extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ManifestProblem problem;

        YamlFault(Position position, ManifestProblem.Code code, String... arguments) {
            super(code.name());
            problem = new ManifestProblem("", position.line(), position.column(), code, List.of(arguments));
        }

        ManifestProblem problem() {
            return problem;
        }
    }

    /** The scalar text at a pointer, when there is one. */
    Optional<String> text(String pointer) {
        return root().at(pointer).asStringOpt();
    }
}
