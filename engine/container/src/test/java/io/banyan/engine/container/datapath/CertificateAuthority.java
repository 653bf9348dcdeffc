package io.banyan.engine.container.datapath;

import io.banyan.engine.spec.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes certificates for tests with the JDK's keytool. */
final class CertificateAuthority {
    private CertificateAuthority() {}

    /** A certificate that signs itself. */
    static Certificate selfSigned(Path directory, String name, String host) {
        try {
            Path store = directory.resolve(name + ".p12");
            Files.deleteIfExists(store);
            run(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "leaf",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=" + host,
                    "-ext",
                    "SAN=dns:" + host,
                    "-validity",
                    "10",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    "changeit"));
            java.security.KeyStore keys = java.security.KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
            return new Certificate(
                    name,
                    pem("CERTIFICATE", keys.getCertificate("leaf").getEncoded()),
                    pem(
                            "PRIVATE KEY",
                            keys.getKey("leaf", "changeit".toCharArray()).getEncoded()));
        } catch (IOException | InterruptedException | java.security.GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n"
                + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + what
                + "-----\n";
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
    }
}
