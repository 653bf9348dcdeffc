package io.banyan.images.debian;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where packages come from.
 *
 * @param suite the release, for example {@code trixie}
 * @param mirrors source lines or addresses as mmdebstrap takes them; empty for its own default, which adds updates and
 *     security fixes to a release
 * @param keyring what the mirror's signatures are checked with; none for the machine's own
 */
public record Distribution(
        String suite, List<String> mirrors, @Nullable Path keyring) {
    public Distribution {
        mirrors = List.copyOf(mirrors);
    }

    public static final String DEFAULT_SUITE = "trixie";
}
