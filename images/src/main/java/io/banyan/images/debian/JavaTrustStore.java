package io.banyan.images.debian;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the distribution's Java trust store reproducible: it notes when each certificate was imported, in the order of
 * a hash table. Same certificates, same bytes: sorted by alias, with one given time.
 *
 * <p>The format is the JDK's JKS (sun.security.provider.JavaKeyStore): magic, version, count; per entry a tag, the
 * alias, milliseconds, certificate type and bytes; last a SHA-1 over password, a fixed phrase and all before.
 */
public final class JavaTrustStore {
    private static final int MAGIC = 0xfeedfeed;
    private static final int VERSION = 2;
    private static final int TRUSTED_CERTIFICATE = 2;
    private static final int DIGEST_BYTES = 20;
    private static final String PASSWORD = "changeit";
    private static final String PHRASE = "Mighty Aphrodite";

    /** Type and bytes as they stand in the store; never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Certificate(String type, byte[] encoded) {}

    private JavaTrustStore() {}

    /** Rewrites the store of a build root where there is one; a store in another format is left as it is. */
    public static void makeReproducible(Path buildRoot, long epochSeconds) throws IOException {
        Path store = buildRoot.resolve("etc/ssl/certs/java/cacerts");
        if (Files.isRegularFile(store)) {
            Files.write(store, normalized(Files.readAllBytes(store), epochSeconds));
        }
    }

    static byte[] normalized(byte[] store, long epochSeconds) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(store));
        if (store.length < DIGEST_BYTES + 12 || in.readInt() != MAGIC || in.readInt() != VERSION) {
            return store;
        }
        Map<String, Certificate> certificates = new TreeMap<>();
        for (int remaining = in.readInt(); remaining > 0; remaining--) {
            if (in.readInt() != TRUSTED_CERTIFICATE) {
                return store;
            }
            String alias = in.readUTF();
            in.readLong();
            String type = in.readUTF();
            certificates.put(alias, new Certificate(type, in.readNBytes(in.readInt())));
        }
        return write(certificates, epochSeconds);
    }

    private static byte[] write(Map<String, Certificate> certificates, long epochSeconds) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeInt(certificates.size());
        for (Map.Entry<String, Certificate> entry : certificates.entrySet()) {
            out.writeInt(TRUSTED_CERTIFICATE);
            out.writeUTF(entry.getKey());
            out.writeLong(epochSeconds * 1000);
            out.writeUTF(entry.getValue().type());
            out.writeInt(entry.getValue().encoded().length);
            out.write(entry.getValue().encoded());
        }
        out.write(integrity(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    private static byte[] integrity(byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(PASSWORD.getBytes(StandardCharsets.UTF_16BE));
            digest.update(PHRASE.getBytes(StandardCharsets.UTF_8));
            return digest.digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("the format demands SHA-1, which every JDK has", impossible);
        }
    }
}
