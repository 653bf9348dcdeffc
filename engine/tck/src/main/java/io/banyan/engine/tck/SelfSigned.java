package io.banyan.engine.tck;

import io.banyan.engine.spec.Certificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** Makes certificates for tests with the JDK's own keytool; valid for a day. */
public final class SelfSigned {
    private static final char[] PASSWORD = "only-on-disk-for-a-moment".toCharArray();
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private SelfSigned() {}

    /** Another key at every call. */
    public static Certificate forHost(String name, String host) {
        try {
            Path directory = Files.createTempDirectory("banyan-tck-key");
            try {
                Path store = directory.resolve("store.p12");
                generate(store, host);
                return read(name, store);
            } finally {
                TestAppFiles.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException("no certificate could be made for " + host, e);
        }
    }

    private static void generate(Path store, String host) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "only",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=banyan-tck",
                        "-ext",
                        "san=dns:" + host,
                        "-validity",
                        "1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(output);
        }
    }

    private static Certificate read(String name, Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, PASSWORD);
        }
        return new Certificate(
                name,
                pem("CERTIFICATE", keys.getCertificate("only").getEncoded()),
                pem("PRIVATE KEY", keys.getKey("only", PASSWORD).getEncoded()));
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(content) + "\n-----END " + kind + "-----\n";
    }
}
