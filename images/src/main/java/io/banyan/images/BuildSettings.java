package io.banyan.images;

import io.banyan.images.debian.Distribution;
import java.nio.file.Path;
import java.util.Set;

/**
 * How a set of images is built.
 *
 * @param output the OCI layout, the catalog and the lists of contents go there
 * @param work build roots, the mirror's state and logs are kept there; may be deleted at the price of building anew
 * @param distribution where packages come from
 * @param only names to build (their ancestors come along); empty for all
 * @param parallel how many images are built at a time
 */
public record BuildSettings(Path output, Path work, Distribution distribution, Set<String> only, int parallel) {
    public BuildSettings {
        only = Set.copyOf(only);
        if (parallel < 1) {
            throw new IllegalArgumentException("parallel must be at least 1, not " + parallel);
        }
    }

    /** The layout below Banyan's state directory. */
    public static BuildSettings below(Path home, Distribution distribution) {
        return new BuildSettings(home.resolve("images"), home.resolve("images/work"), distribution, Set.of(), 2);
    }
}
