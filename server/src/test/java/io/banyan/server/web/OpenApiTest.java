package io.banyan.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.server.testing.ApiTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The committed contract is what the code does. After a change of an endpoint: run with -Dopenapi.update=true and commit. */
class OpenApiTest extends ApiTest {
    private static final Path COMMITTED = Path.of("../openapi/banyan.json");

    @Autowired
    private JsonMapper json;

    @Test
    void theCommittedContractIsWhatTheCodeDoes() throws IOException {
        String contract = contract();
        if (Boolean.getBoolean("openapi.update")) {
            Files.createDirectories(COMMITTED.toAbsolutePath().getParent());
            Files.writeString(COMMITTED, contract);
        }
        assertThat(contract)
                .as("openapi/banyan.json is behind the code: run this test with -Dopenapi.update=true and commit it")
                .isEqualTo(Files.readString(COMMITTED));
    }

    @Test
    void theContractSpeaksAsTheWireDoes() {
        JsonNode contract = json.readTree(contract());
        assertThat(contract.at("/components/schemas/RoleBody/properties/role/enum")
                        .toString())
                .isEqualTo("[\"owner\",\"developer\",\"viewer\"]");
        assertThat(contract.at("/components/schemas/TribeBody/properties/name/type")
                        .asString())
                .isEqualTo("string");
        JsonNode list = contract.at("/paths/~1api~1v1~1tribes/get/parameters");
        assertThat(list.findValuesAsString("name")).contains("limit", "cursor").doesNotContain("caller");
        JsonNode change = contract.at("/paths/~1api~1v1~1tribes~1{tribe}/patch/parameters");
        assertThat(change.findValuesAsString("name")).contains("If-Match");
    }

    private String contract() {
        JsonNode tree =
                json.readTree(world.administrator().get("/openapi").expect(200).body());
        return json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(tree) + "\n";
    }
}
