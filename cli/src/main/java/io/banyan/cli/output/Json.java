package io.banyan.cli.output;

import tools.jackson.databind.JsonNode;

/** Reads what may or may not be there from an answer, for showing. */
public final class Json {
    private static final String ABSENT = "-";

    private Json() {}

    /** The text at a path such as {@code status.state}, or a dash. */
    public static String text(JsonNode node, String path) {
        JsonNode found = at(node, path);
        return found.isMissingNode() || found.isNull() ? ABSENT : found.asString();
    }

    public static JsonNode at(JsonNode node, String path) {
        return node.at("/" + path.replace('.', '/'));
    }

    public static boolean has(JsonNode node, String path) {
        JsonNode found = at(node, path);
        return !found.isMissingNode() && !found.isNull();
    }
}
