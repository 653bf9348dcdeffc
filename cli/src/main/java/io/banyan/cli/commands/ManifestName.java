package io.banyan.cli.commands;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code metadata.name} of a Score manifest without a YAML parser; the server reads the manifest for real. */
final class ManifestName {
    private static final Pattern NAME = Pattern.compile(
            "(?m)^metadata:[^\\n]*\\n(?:[ \\t]+[^\\n]*\\n|[ \\t]*#[^\\n]*\\n|\\n)*?[ \\t]+name:[ \\t]*[\"']?([^\\s\"'#]+)");

    private ManifestName() {}

    static Optional<String> in(String manifest) {
        Matcher matcher = NAME.matcher(manifest);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
