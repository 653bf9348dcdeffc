package io.banyan.applications.score;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import io.banyan.applications.ManifestProblem.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;

/** Holds a tree against the schema and says what differs in our own words. */
final class SchemaCheck {
    private static final Schema SCHEMA = load();

    private SchemaCheck() {}

    static void check(YamlTree tree, Problems problems) {
        for (Error error : SCHEMA.validate(tree.root())) {
            tell(error, pointer(error.getInstanceLocation()), problems);
        }
    }

    private static void tell(Error error, String at, Problems problems) {
        JsonNode rule = error.getSchemaNode();
        JsonNode value = error.getInstanceNode();
        String property = String.valueOf(error.getProperty());
        switch (error.getKeyword()) {
            case "required" -> problems.atKey(at, Code.REQUIRED_MISSING, property);
            case "additionalProperties" ->
                problems.atKey(at + "/" + YamlTree.escape(property), Code.PROPERTY_UNKNOWN, property);
            case "propertyNames" ->
                problems.atKey(
                        at + nameOf(error), Code.NAME_WRONG, nameOf(error).substring(1));
            case "type" -> problems.atValue(at, Code.TYPE_WRONG, types(rule), shown(value));
            case "enum" -> problems.atValue(at, Code.VALUE_NOT_ALLOWED, shown(value), choices(rule));
            case "pattern", "minLength", "maxLength" -> problems.atValue(at, Code.FORMAT_WRONG, shown(value));
            case "minimum", "maximum" -> problems.atValue(at, Code.OUT_OF_RANGE, shown(value), rule.asString());
            case "minProperties", "minItems" -> problems.atValue(at, Code.TOO_FEW, lastKey(at));
            default -> problems.atValue(at, Code.FORMAT_WRONG, shown(value));
        }
    }

    private static String nameOf(Error error) {
        String property = error.getProperty();
        return "/" + (property == null ? shown(error.getInstanceNode()) : property);
    }

    private static String pointer(NodePath path) {
        StringBuilder pointer = new StringBuilder();
        for (int at = 0; at < path.getNameCount(); at++) {
            pointer.append('/').append(YamlTree.escape(path.getName(at)));
        }
        return pointer.toString();
    }

    private static String types(JsonNode rule) {
        return rule.isArray() ? choices(rule) : rule.asString();
    }

    private static String choices(JsonNode rule) {
        return String.join(", ", rule.valueStream().map(JsonNode::asString).toList());
    }

    private static String lastKey(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private static String shown(JsonNode value) {
        String text = value.isString() ? value.asString() : value.toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    private static Schema load() {
        try (InputStream schema = SchemaCheck.class.getResourceAsStream("/schema/score-v1b1.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(java.util.Objects.requireNonNull(schema, "the schema is part of this module"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
