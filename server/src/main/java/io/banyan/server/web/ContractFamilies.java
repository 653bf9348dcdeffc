package io.banyan.server.web;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Describes a family of records as one schema: either of its members, told apart by a field that holds the member's word. A
 * member's schema bears the family's name too, because a plain word such as Image would be taken twice.
 */
@SuppressWarnings("rawtypes") // as the library declares them
@Component
class ContractFamilies implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        JavaType java = Json.mapper().constructType(type.getType());
        JsonSubTypes members = java == null ? null : java.getRawClass().getDeclaredAnnotation(JsonSubTypes.class);
        JsonTypeInfo told = java == null ? null : java.getRawClass().getDeclaredAnnotation(JsonTypeInfo.class);
        if (members == null || told == null) {
            return others.hasNext() ? others.next().resolve(type, context, others) : null;
        }
        String family = java.getRawClass().getSimpleName();
        if (!context.getDefinedModels().containsKey(family)) {
            context.defineModel(family, family(family, members, told.property(), context));
        }
        return new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + family);
    }

    private static Schema<?> family(
            String family, JsonSubTypes members, String property, ModelConverterContext context) {
        Discriminator discriminator = new Discriminator().propertyName(property);
        Schema<?> either = new Schema<>().discriminator(discriminator);
        for (JsonSubTypes.Type member : members.value()) {
            String name = member.value().getSimpleName() + family;
            context.resolve(new AnnotatedType(member.value()).name(name));
            word(context.getDefinedModels(), name, property, member.name());
            String reference = Components.COMPONENTS_SCHEMAS_REF + name;
            either.addOneOfItem(new Schema<>().$ref(reference));
            discriminator.mapping(member.name(), reference);
        }
        return either;
    }

    private static void word(Map<String, Schema> models, String member, String property, String word) {
        Schema<?> model = models.get(member);
        if (model == null) {
            throw new IllegalStateException("the contract did not take up " + member);
        }
        StringSchema only = new StringSchema();
        only.addEnumItem(word);
        model.addProperty(property, only);
        model.addRequiredItem(property);
    }
}
