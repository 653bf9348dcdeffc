package io.banyan.images.debian;

import io.banyan.images.ImageError;
import io.banyan.images.ImageFailure;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the date of a repository's signed index file (Debian repository format, field {@code Date}). */
final class ReadRelease {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss z", Locale.ROOT);

    private ReadRelease() {}

    /** The date of the suite itself; where the mirror names it otherwise, the oldest date there is. */
    static long published(Collection<String> indexes, String suite) {
        return dates(indexes.stream().filter(index -> isOf(index, suite)))
                .or(() -> dates(indexes.stream()))
                .orElseThrow(() -> new ImageFailure(
                        ImageError.MIRROR_UNTRUSTED, "the mirror's index files of '" + suite + "' carry no date"));
    }

    private static Optional<Long> dates(Stream<String> indexes) {
        return indexes.flatMap(index -> field(index, "Date").stream())
                .map(date -> ZonedDateTime.parse(date, DATE).toEpochSecond())
                .min(Long::compare);
    }

    private static boolean isOf(String index, String suite) {
        return field(index, "Codename").filter(suite::equals).isPresent()
                || field(index, "Suite").filter(suite::equals).isPresent();
    }

    private static Optional<String> field(String index, String name) {
        return index.lines()
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .map(line -> line.substring(name.length() + 2).strip());
    }
}
