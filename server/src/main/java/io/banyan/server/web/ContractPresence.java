package io.banyan.server.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Says in the contract which fields are there. An answer holds every component of its record, {@code null} where one is empty;
 * a request may leave out what is optional, and only that: the build's null checks see to it that everything else is wanted.
 */
@SuppressWarnings("rawtypes") // as the library declares them
@Component
class ContractPresence implements OpenApiCustomizer {
    private static final Set<Class<?>> OPTIONAL =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private final ContractRecords records;

    ContractPresence(ContractRecords records) {
        this.records = records;
    }

    @Override
    public void customise(OpenAPI contract) {
        Map<String, Schema> schemas = contract.getComponents().getSchemas();
        Set<String> asked = SchemasOfRequests.of(contract);
        schemas.forEach((name, schema) -> records.describedBy(name)
                .ifPresent(record -> describe((Schema<?>) schema, record, asked.contains(name))));
    }

    private static void describe(Schema<?> schema, Class<?> record, boolean asked) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        Set<String> required =
                new TreeSet<>(Optional.ofNullable(schema.getRequired()).orElse(java.util.List.of()));
        components(record).forEach(component -> {
            String name = component.getName();
            boolean mayBeEmpty = mayBeEmpty(component);
            if (mayBeEmpty) {
                properties.computeIfPresent(name, (same, property) -> orNull(property));
            }
            if (properties.containsKey(name) && (!asked || !mayBeEmpty)) {
                required.add(name);
            }
        });
        schema.setRequired(required.isEmpty() ? null : java.util.List.copyOf(required));
    }

    private static Stream<RecordComponent> components(Class<?> record) {
        return Stream.of(record.getRecordComponents())
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? components(component.getType())
                        : Stream.of(component));
    }

    private static boolean mayBeEmpty(RecordComponent component) {
        return OPTIONAL.contains(component.getType())
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.getAnyOf() != null) {
            return schema;
        }
        if (schema.get$ref() == null && schema.getEnum() == null && schema.getTypes() != null) {
            schema.addType("null");
            return schema;
        }
        Schema<?> none = new Schema<>();
        none.addType("null");
        return new Schema<>().addAnyOfItem(schema).addAnyOfItem(none);
    }
}
