package io.banyan.server;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;
import org.springframework.stereotype.Component;

/** Reads optional paths in settings: paths are known to the binder as a property editor only, which it does not nest. */
@Component
@ConfigurationPropertiesBinding
class OptionalPathFromText implements ConditionalGenericConverter {
    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Optional.class));
    }

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        return target.getResolvableType().getGeneric().resolve() == Path.class;
    }

    @Override
    public @Nullable Object convert(@Nullable Object text, TypeDescriptor source, TypeDescriptor target) {
        return text == null || text.toString().isEmpty() ? Optional.empty() : Optional.of(Path.of(text.toString()));
    }
}
