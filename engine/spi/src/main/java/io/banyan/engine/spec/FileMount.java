package io.banyan.engine.spec;

import java.util.Arrays;
import java.util.Objects;

/**
 * A read-only file inside a container.
 *
 * @param path absolute path in the container
 * @param content its bytes
 * @param mode permission bits, for example {@code 0444}
 * @param secret whether the content must not be visible in the engine's own descriptions
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
public record FileMount(String path, byte[] content, int mode, boolean secret) {
    public FileMount {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileMount that
                && path.equals(that.path)
                && mode == that.mode
                && secret == that.secret
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, mode, secret, Arrays.hashCode(content));
    }

    @Override
    public String toString() {
        return "FileMount[" + path + ", " + content.length + " bytes]";
    }
}
