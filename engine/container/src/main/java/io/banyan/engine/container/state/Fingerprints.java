package io.banyan.engine.container.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Fingerprints of specifications. They stand in labels, which anybody who may list containers can read, and
 * specifications hold secrets: so they are keyed (HMAC-SHA-256), and a guess cannot be checked without the key.
 */
public final class Fingerprints {
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    public Fingerprints(StateFiles files) {
        Path file = files.path("fingerprint.key");
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(fresh);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.write(file, fresh);
            }
            this.key = new SecretKeySpec(Files.readAllBytes(file), "HmacSHA256");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Equal for equal values, as hexadecimal digits. */
    public String of(Object value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(StateFiles.canonical(value)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
