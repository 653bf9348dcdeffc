package io.banyan.images.debian;

import io.banyan.images.ImageError;
import java.util.List;
import java.util.regex.Pattern;

/** Reads from what apt, dpkg and mmdebstrap print which kind of failure it was. */
final class ExplainOutput {
    private record Sign(Pattern words, ImageError error) {}

    /** In this order: a full disk also breaks downloads and signatures, an unreachable mirror also lacks packages. */
    private static final List<Sign> SIGNS = List.of(
            new Sign(Pattern.compile("No space left on device|not have enough free space"), ImageError.DISK_FULL),
            new Sign(
                    Pattern.compile("Could not resolve|Temporary failure resolving|Could not connect|Cannot initiate"
                            + "|Connection (failed|refused|timed out)|Network is unreachable|Failed to fetch"),
                    ImageError.MIRROR_UNREACHABLE),
            new Sign(
                    Pattern.compile("NO_PUBKEY|is not signed|signatures? (were|couldn't|could not)|BADSIG|EXPKEYSIG"
                            + "|keyring .* (not|doesn't) exist"),
                    ImageError.MIRROR_UNTRUSTED),
            new Sign(
                    Pattern.compile("Unable to locate package|has no installation candidate"
                            + "|unmet dependencies|does not have a Release file"),
                    ImageError.PACKAGE_MISSING));

    private ExplainOutput() {}

    static ImageError cause(String output) {
        return SIGNS.stream()
                .filter(sign -> sign.words().matcher(output).find())
                .findFirst()
                .map(Sign::error)
                .orElse(ImageError.PROGRAM_FAILED);
    }
}
