package io.banyan.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The committed contract, for holding what was really answered against it. */
public final class Contract {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode COMMITTED = read();

    private Contract() {}

    /** Fails unless the answer is what the schema says, fields that must be there included. */
    public static void assertDescribes(String schema, JsonNode answer) {
        JsonNode components = COMMITTED.at("/components");
        assertThat(components.at("/schemas/" + schema).isObject())
                .as("the contract has " + schema)
                .isTrue();
        ObjectNode rule = JSON.createObjectNode();
        rule.put("$ref", "#/components/schemas/" + schema);
        rule.set("components", components);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(rule)
                        .validate(answer))
                .as(schema + " describes " + answer)
                .isEmpty();
    }

    private static JsonNode read() {
        try {
            return JSON.readTree(Files.readString(Path.of("../openapi/banyan.json")));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
