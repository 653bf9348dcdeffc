package io.banyan.server;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads paths in settings; without it an optional path could not be set at all. */
@Component
@ConfigurationPropertiesBinding
class PathFromText implements Converter<String, Path> {
    @Override
    public Path convert(String text) {
        return Path.of(text);
    }
}
