package io.banyan.images.definition;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what is wrong with a definition that parsed: absent keys, bad names, paths that could leave the image. */
final class CheckDefinition {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,40}");
    /** Debian Policy 5.6.1, with apt's trailing minus for "not this one". */
    private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9+.-]+");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private CheckDefinition() {}

    /** The first fault, in words; empty when there is none. */
    static Optional<String> faultOf(ImageDefinition definition) {
        return Stream.of(
                        missing("name", definition.name()),
                        missing("title", definition.title()),
                        missing("purpose", definition.purpose()),
                        mismatch("name", NAME, Stream.ofNullable(definition.name())),
                        mismatch("packages", PACKAGE, definition.packages().stream()),
                        mismatch("environment", VARIABLE, definition.environment().keySet().stream()),
                        paths(definition),
                        owners(definition),
                        ports(definition))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> missing(String key, Object value) {
        return absent(value) ? Optional.of("'" + key + "' is missing") : Optional.empty();
    }

    /** Jackson leaves an absent key of a record null, whatever its type says. */
    @SuppressWarnings("ConstantValue")
    private static boolean absent(Object value) {
        return value == null;
    }

    private static Optional<String> mismatch(String key, Pattern pattern, Stream<String> values) {
        return values.filter(value -> !pattern.matcher(value).matches())
                .findFirst()
                .map(value -> "'%s' has '%s', which does not match %s".formatted(key, value, pattern));
    }

    private static Optional<String> paths(ImageDefinition definition) {
        Stream<String> paths = Stream.of(
                        definition.directories().stream().map(ImageDefinition.Directory::path),
                        definition.files().stream().map(ImageDefinition.TextFile::path),
                        definition.links().stream().map(ImageDefinition.Link::path),
                        definition.volumes().stream())
                .flatMap(stream -> stream);
        return paths.filter(path -> absent(path) || !path.startsWith("/") || path.contains("..") || path.endsWith("/"))
                .findFirst()
                .map(path -> "'" + path + "' is no absolute path inside the image");
    }

    private static Optional<String> owners(ImageDefinition definition) {
        return definition.directories().stream()
                .filter(directory -> absent(directory.owner()))
                .findFirst()
                .map(directory -> "directory " + directory.path() + " names no owner (root or user)");
    }

    private static Optional<String> ports(ImageDefinition definition) {
        return definition.ports().stream()
                .filter(port -> port < 1 || port > 65_535)
                .findFirst()
                .map(port -> port + " is no TCP port");
    }
}
