package io.banyan.server.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Which schemas of a contract are part of what a request sends. Pure. */
@SuppressWarnings("rawtypes") // as the library declares them
final class SchemasOfRequests {
    private final Map<String, Schema> schemas;
    private final Set<String> found = new HashSet<>();

    private SchemasOfRequests(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    static Set<String> of(OpenAPI contract) {
        SchemasOfRequests walk = new SchemasOfRequests(contract.getComponents().getSchemas());
        contract.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(List::stream)
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .flatMap(body -> body.getContent().values().stream())
                .forEach(content -> walk.visit(content.getSchema()));
        return walk.found;
    }

    private void visit(Schema<?> schema) {
        String reference = schema.get$ref();
        if (reference != null) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            if (found.add(name) && schemas.containsKey(name)) {
                visit(schemas.get(name));
            }
            return;
        }
        parts(schema).forEach(this::visit);
    }

    private static Stream<Schema<?>> parts(Schema<?> schema) {
        Stream<Schema> properties =
                schema.getProperties() == null ? Stream.of() : schema.getProperties().values().stream();
        Stream<Schema> choices = Stream.of(schema.getOneOf(), schema.getAnyOf(), schema.getAllOf())
                .filter(Objects::nonNull)
                .flatMap(List::stream);
        Stream<Schema> inside = schema.getAdditionalProperties() instanceof Schema<?> values
                ? Stream.of(values)
                : schema.getItems() == null ? Stream.of() : Stream.of(schema.getItems());
        return Stream.of(properties, choices, inside).flatMap(same -> same).map(part -> (Schema<?>) part);
    }
}
