package io.banyan.applications;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * A file that the manifest puts into a container.
 *
 * @param target absolute path in the container
 * @param mode permission bits, for example {@code 0644}
 */
public record ManifestFile(String target, int mode, Content content) {

    /** Readable by all, writable by nobody but its owner: what is taken when the manifest gives no mode. */
    public static final int DEFAULT_MODE = 0644;

    ManifestFile withSources(Map<String, byte[]> contents) {
        if (content instanceof Source source && contents.containsKey(source.path())) {
            byte[] bytes = Objects.requireNonNull(contents.get(source.path()));
            return new ManifestFile(
                    target,
                    mode,
                    source.expand() ? new Text(new String(bytes, StandardCharsets.UTF_8), true) : new Binary(bytes));
        }
        return this;
    }

    /** Where its bytes come from. */
    public sealed interface Content {}

    /** Written in the manifest. */
    public record Text(String text, boolean expand) implements Content {}

    /** Written in the manifest in Base64, or read from the repository; never expanded. */
    @SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
    public record Binary(byte[] bytes) implements Content {
        public Binary {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Binary that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /**
     * A file of the repository, read when the release is made.
     *
     * @param path relative to the manifest
     */
    public record Source(String path, boolean expand) implements Content {}
}
