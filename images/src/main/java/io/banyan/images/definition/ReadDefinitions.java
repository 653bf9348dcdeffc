package io.banyan.images.definition;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.banyan.images.ImageError;
import io.banyan.images.ImageFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads image definitions from the YAML files of a directory; an unknown key is an error, never ignored. */
public final class ReadDefinitions {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withConfigOverride(
                    List.class, list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(Map.class, map -> map.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private ReadDefinitions() {}

    /** The definitions that come with Banyan. */
    public static List<ImageDefinition> bundled() {
        URL folder = Objects.requireNonNull(
                ReadDefinitions.class.getResource("/io/banyan/images/definitions"), "the build packs the definitions");
        try {
            URI uri = folder.toURI();
            if (uri.getScheme().equals("file")) {
                return from(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return from(jar.getPath("/io/banyan/images/definitions"));
            }
        } catch (URISyntaxException | IOException unreadable) {
            throw new ImageFailure(ImageError.DEFINITION_INVALID, "cannot read " + folder, unreadable);
        }
    }

    /**
     * The definitions of a directory, ordered by file name.
     *
     * @throws ImageFailure {@link ImageError#DEFINITION_INVALID} with the file and the fault; the position where the YAML itself is
     *     malformed
     */
    public static List<ImageDefinition> from(Path folder) {
        List<ImageDefinition> definitions = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                definitions.add(parse(Files.readString(file), file.getFileName().toString()));
            }
        } catch (IOException unreadable) {
            throw new ImageFailure(ImageError.DEFINITION_INVALID, "cannot read " + folder, unreadable);
        }
        return definitions;
    }

    static ImageDefinition parse(String yaml, String source) {
        try {
            JsonNode root = YAML.readTree(yaml);
            if (!(root instanceof ObjectNode object)) {
                throw new ImageFailure(ImageError.DEFINITION_INVALID, source + ": not a mapping of keys to values");
            }
            if (!object.has("hardening")) {
                object.putObject("hardening");
            }
            ImageDefinition definition = YAML.treeToValue(object, ImageDefinition.class);
            CheckDefinition.faultOf(definition).ifPresent(fault -> {
                throw new ImageFailure(ImageError.DEFINITION_INVALID, source + ": " + fault);
            });
            return definition;
        } catch (JacksonException malformed) {
            String position = malformed.getLocation() == null
                    ? ""
                    : " (" + malformed.getLocation().offsetDescription() + ")";
            throw new ImageFailure(
                    ImageError.DEFINITION_INVALID,
                    source + ": " + malformed.getOriginalMessage() + position,
                    malformed);
        }
    }
}
