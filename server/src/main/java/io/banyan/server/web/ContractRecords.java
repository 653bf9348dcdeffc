package io.banyan.server.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers which record each schema describes, and refuses two records of one name: the one would hide the other. */
@Component
class ContractRecords implements ModelConverter {
    private final Map<String, Class<?>> records = new ConcurrentHashMap<>();

    /** The record that a schema describes. */
    Optional<Class<?>> describedBy(String schema) {
        return Optional.ofNullable(records.get(schema));
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Schema<?> schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
        JavaType java = Json.mapper().constructType(type.getType());
        String name = schema == null ? null : name(schema);
        if (name != null && java != null && java.getRawClass().isRecord()) {
            remember(name, java.getRawClass());
        }
        return schema;
    }

    private void remember(String name, Class<?> record) {
        Class<?> other = records.putIfAbsent(name, record);
        if (other != null && !other.equals(record)) {
            throw new IllegalStateException("two records would both be called " + name + " in the contract: "
                    + other.getName() + " and " + record.getName()
                    + "; rename one, or give it a name with @Schema(name = ...)");
        }
    }

    private static @Nullable String name(Schema<?> schema) {
        String reference = schema.get$ref();
        return reference == null ? schema.getName() : reference.substring(reference.lastIndexOf('/') + 1);
    }
}
