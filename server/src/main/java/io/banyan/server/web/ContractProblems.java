package io.banyan.server.web;

import io.banyan.kernel.FaultType;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes in the contract what {@link Problems} makes: the one answer of everything that is refused or fails. */
@Component
class ContractProblems implements OpenApiCustomizer {
    private static final String PROBLEM = "Problem";
    private static final String FIELD = "FieldProblem";
    private static final String RESPONSE = "Problem";

    @Override
    public void customise(OpenAPI contract) {
        Components components = contract.getComponents();
        components.addSchemas(PROBLEM, problem()).addSchemas(FIELD, field());
        components.addResponses(
                RESPONSE,
                new ApiResponse()
                        .description("Refused or failed; the code says why, the type whose turn it is")
                        .content(new Content()
                                .addMediaType("application/problem+json", new MediaType().schema(reference(PROBLEM)))));
        contract.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(List::stream)
                .forEach(operation ->
                        operation.getResponses().addApiResponse("default", new ApiResponse().$ref(RESPONSE)));
    }

    private static Schema<?> problem() {
        StringSchema faultType = new StringSchema();
        Arrays.stream(FaultType.values()).map(JsonConfiguration::dashed).forEach(faultType::addEnumItem);
        Schema<?> problem = new ObjectSchema().description("RFC 9457, in the language of Accept-Language");
        problem.addProperty("type", new StringSchema().format("uri").description("urn:banyan:error: and the code"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("what happened"))
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty("code", new StringSchema().description("stable; what programs decide by"))
                .addProperty("faultType", faultType.description("whose turn it is"))
                .addProperty("nextStep", new StringSchema().description("what to do about it"))
                .addProperty("traceId", new StringSchema().description("what an operator finds it by"))
                .addProperty(
                        "fields",
                        new ArraySchema()
                                .items(reference(FIELD))
                                .description("the places of the input that are wrong"));
        problem.setRequired(List.of("code", "detail", "faultType", "nextStep", "status", "title", "traceId", "type"));
        return problem;
    }

    private static Schema<?> field() {
        Schema<?> field = new ObjectSchema();
        field.addProperty("pointer", new StringSchema().description("JSON pointer (RFC 6901)"))
                .addProperty("line", new IntegerSchema().description("from 1, where the input is a text"))
                .addProperty("column", new IntegerSchema().description("from 1, where the input is a text"))
                .addProperty("message", new StringSchema());
        field.setRequired(List.of("message", "pointer"));
        return field;
    }

    private static Schema<?> reference(String schema) {
        return new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + schema);
    }
}
