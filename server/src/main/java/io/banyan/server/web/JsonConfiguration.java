package io.banyan.server.web;

import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.PersonName;
import io.banyan.kernel.TribeName;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** The JSON of the contract: enums in lower case with dashes, names as plain strings, unknown fields refused. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    @Bean
    JsonMapperBuilderCustomizer contractJson() {
        return builder -> builder.annotationIntrospector(new DashedEnums());
    }

    @Bean
    JacksonModule kernelNames() {
        SimpleModule module = new SimpleModule("banyan-kernel");
        register(module, PersonName.class, PersonName::new);
        register(module, TribeName.class, TribeName::new);
        register(module, EnvironmentName.class, EnvironmentName::new);
        register(module, ApplicationName.class, ApplicationName::new);
        return module;
    }

    /** How a constant is written in JSON, queries and the contract. */
    static String dashed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> void register(SimpleModule module, Class<T> type, Function<String, T> make) {
        module.addSerializer(type, new StdSerializer<T>(type) {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                json.writeString(value.toString());
            }
        });
        module.addDeserializer(type, new StdDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                return make.apply(json.getValueAsString(""));
            }
        });
    }

    private static final class DashedEnums extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
            String[] found = super.findEnumValues(config, type, values, names);
            for (int index = 0; index < values.length; index++) {
                if (found[index] == null) {
                    found[index] = dashed(values[index]);
                }
            }
            return found;
        }
    }
}
