package io.banyan.runtime.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir
    Path keys;

    @Test
    void issuesCertificatesThatItsOwnCertificateVouchesFor() throws Exception {
        LocalAuthority authority = LocalAuthority.in(keys, NOW);

        X509Certificate leaf = certificate(authority
                .issue(List.of("*.dev.wealth.localhost"), Duration.ofDays(397), NOW)
                .chain());

        leaf.verify(certificate(authority.certificatePem()).getPublicKey());
        assertThat(leaf.getSubjectAlternativeNames().iterator().next().get(1)).isEqualTo("*.dev.wealth.localhost");
        assertThat(leaf.getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(397)));
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void isTheSameAfterARestartAndItsKeyIsForTheOwnerOnly() throws Exception {
        String before = LocalAuthority.in(keys, NOW).certificatePem();

        assertThat(LocalAuthority.in(keys, NOW).certificatePem()).isEqualTo(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("local-ca.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aStarStandsForOneLabel() {
        assertThat(CertificateName.covering("quotes.dev.wealth.localhost", "localhost"))
                .isEqualTo("*.dev.wealth.localhost");
        assertThat(CertificateName.covering("www.example.com", "localhost")).isEqualTo("www.example.com");
        assertThat(CertificateName.matches("*.example.com", "www.example.com")).isTrue();
        assertThat(CertificateName.matches("*.example.com", "a.b.example.com")).isFalse();
        assertThat(CertificateName.matches("*.example.com", "example.com")).isFalse();
    }

    private static X509Certificate certificate(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
    }
}
