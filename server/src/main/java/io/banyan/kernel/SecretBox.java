package io.banyan.kernel;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts small secrets at rest with the installation's master key: AES-256-GCM (NIST SP 800-38D) with a random 96-bit
 * nonce in front and a 128-bit tag behind.
 */
public final class SecretBox {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    private SecretBox(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("the master key must be 32 bytes long, not " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** Opens with the key in the file, which is made on first use. */
    public static SecretBox withKeyFile(Path file) {
        return new SecretBox(PrivateFile.readOrCreate(file, () -> {
            byte[] fresh = new byte[32];
            new SecureRandom().nextBytes(fresh);
            return fresh;
        }));
    }

    /**
     * Encrypts.
     *
     * @param context what the secret belongs to; it is not hidden, but a secret opens only in the same context, so that rows
     *     cannot be swapped
     */
    public byte[] seal(byte[] secret, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(secret);
            byte[] box = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, box, NONCE_BYTES, sealed.length);
            return box;
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("cannot encrypt", cause);
        }
    }

    /**
     * Decrypts.
     *
     * @throws IllegalStateException when the key or context is another one, or the box was changed
     */
    public byte[] open(byte[] box, String context) {
        if (box.length < NONCE_BYTES) {
            throw new IllegalStateException("cannot decrypt: too short");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(box, NONCE_BYTES), context)
                    .doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES);
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("cannot decrypt: another master key, or the data was changed", cause);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
