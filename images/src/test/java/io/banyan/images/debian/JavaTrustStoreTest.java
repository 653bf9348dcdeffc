package io.banyan.images.debian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

class JavaTrustStoreTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private static List<X509Certificate> someCertificates() throws GeneralSecurityException {
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init((KeyStore) null);
        X509TrustManager manager = (X509TrustManager) trusted.getTrustManagers()[0];
        return Arrays.stream(manager.getAcceptedIssuers()).limit(5).toList();
    }

    private static byte[] store(List<X509Certificate> certificates) throws Exception {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, PASSWORD);
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("debian:" + Integer.toHexString(certificate.hashCode()), certificate);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, PASSWORD);
        return bytes.toByteArray();
    }

    @Test
    void theSameCertificatesGiveTheSameBytesWhenAndInWhateverOrderTheyCameIn() throws Exception {
        List<X509Certificate> certificates = someCertificates();

        assertThat(JavaTrustStore.normalized(store(certificates), 1_000))
                .isEqualTo(JavaTrustStore.normalized(store(certificates.reversed()), 1_000));
    }

    @Test
    void javaReadsTheStoreAndFindsEveryCertificateAtTheGivenTime() throws Exception {
        List<X509Certificate> certificates = someCertificates();
        KeyStore store = KeyStore.getInstance("JKS");

        store.load(new ByteArrayInputStream(JavaTrustStore.normalized(store(certificates), 1_000)), PASSWORD);

        assertThat(certificates)
                .hasSize(5)
                .allSatisfy(one -> assertThat(store.getCertificateAlias(one)).isNotNull());
        for (String alias : Collections.list(store.aliases())) {
            assertThat(store.getCreationDate(alias).toInstant()).isEqualTo(Instant.ofEpochSecond(1_000));
        }
    }

    @Test
    void aStoreInAnotherFormatIsLeftAsItIs() throws Exception {
        byte[] other =
                "not a key store of the old kind, but long enough".getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(JavaTrustStore.normalized(other, 1_000)).isEqualTo(other);
    }
}
