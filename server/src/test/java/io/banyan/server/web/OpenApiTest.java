package io.banyan.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.server.testing.ApiTest;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverterContextImpl;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The committed contract is what the code does. After a change of an endpoint: run with -Dopenapi.update=true and commit. */
class OpenApiTest extends ApiTest {
    private static final Path COMMITTED = Path.of("../openapi/banyan.json");

    private static final ModelConverterContext NO_CONTEXT = new ModelConverterContextImpl(List.of());

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

    @Test
    void everythingThatCanBeRefusedSaysHow() {
        JsonNode contract = json.readTree(contract());
        assertThat(contract.at("/components/schemas/Problem/required").toString())
                .contains("code", "faultType", "nextStep", "traceId");
        contract.at("/paths")
                .forEach(path -> path.forEach(operation -> assertThat(
                                operation.at("/responses/default/$ref").asString())
                        .as(operation.at("/operationId").asString())
                        .isEqualTo("#/components/responses/Problem")));
    }

    @Test
    void anAnswerHoldsAllItsFieldsAndARequestMayLeaveOutWhatIsOptional() {
        JsonNode schemas = json.readTree(contract()).at("/components/schemas");
        assertThat(schemas.at("/IntentView/required").valueStream().map(JsonNode::asString))
                .contains("generation", "schedule");
        assertThat(schemas.at("/IntentView/properties/schedule/type").toString())
                .isEqualTo("[\"string\",\"null\"]");
        assertThat(schemas.at("/SignInBody/required").valueStream().map(JsonNode::asString))
                .containsExactly("name", "password");
    }

    @Test
    void roomsThatMayNotKnowEachOtherUseTheSameWords() {
        JsonNode schemas = json.readTree(contract()).at("/components/schemas");
        assertThat(schemas.at("/DeployedIn/properties/status/enum"))
                .isEqualTo(schemas.at("/StatusView/properties/state/enum"));
        assertThat(schemas.at("/MembershipBody/properties/role/enum"))
                .isEqualTo(schemas.at("/RoleBody/properties/role/enum"));
    }

    @Test
    void twoRecordsOfOneNameAreRefused() {
        ContractRecords records = new ContractRecords();
        ModelConverter named = (type, context, others) -> new Schema<>().name("Same");
        records.resolve(new AnnotatedType(One.class), NO_CONTEXT, List.of(named).iterator());

        assertThatThrownBy(() -> records.resolve(
                        new AnnotatedType(Other.class),
                        NO_CONTEXT,
                        List.of(named).iterator()))
                .hasMessageContaining("both be called Same");
    }

    /** A record. */
    record One(int number) {}

    /** Another one. */
    record Other(String word) {}

    private String contract() {
        JsonNode tree =
                json.readTree(world.administrator().get("/openapi").expect(200).body());
        return json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(tree) + "\n";
    }
}
