package io.banyan.server.web;

import com.fasterxml.jackson.databind.JavaType;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.PersonName;
import io.banyan.kernel.TribeName;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Describes in the contract what {@link JsonConfiguration} writes: dashed enums and names as plain strings. */
@Component
class ContractTypes implements ModelConverter {
    private static final Set<Class<?>> NAMES =
            Set.of(PersonName.class, TribeName.class, EnvironmentName.class, ApplicationName.class);

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        JavaType java = Json.mapper().constructType(type.getType());
        if (java != null && java.isEnumType()) {
            StringSchema schema = new StringSchema();
            Arrays.stream(java.getRawClass().getEnumConstants())
                    .map(constant -> JsonConfiguration.dashed((Enum<?>) constant))
                    .forEach(schema::addEnumItem);
            return schema;
        }
        if (java != null && NAMES.contains(java.getRawClass())) {
            return new StringSchema();
        }
        if (java != null && java.getRawClass() == OptionalInt.class) {
            return new IntegerSchema().format("int32");
        }
        if (java != null && java.getRawClass() == Duration.class) {
            return new StringSchema().format("duration");
        }
        return others.hasNext() ? others.next().resolve(type, context, others) : null;
    }
}
