package io.banyan.images.debian;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;

class WriteSbomTest {
    private static final List<DebianPackage> PACKAGES = List.of(
            new DebianPackage("libstdc++6", "1:14.2.0-19+b1", "amd64", "gcc-14", "Debian GCC <gcc@example.org>"),
            new DebianPackage("tzdata", "2026a-0+deb13u1", "all", "tzdata", "Debian <tz@example.org>"));

    private static String sbom() {
        return WriteSbom.json("java", "sha256:" + "a".repeat(64), "trixie", PACKAGES, Instant.ofEpochSecond(1_000));
    }

    @Test
    void theDocumentIsValidCycloneDx() throws Exception {
        assertThat(new JsonParser().validate(sbom().getBytes(StandardCharsets.UTF_8), Version.VERSION_16))
                .isEmpty();
    }

    @Test
    void everyPackageIsNamedByItsPackageUrl() throws Exception {
        assertThat(new JsonParser()
                        .parse(sbom().getBytes(StandardCharsets.UTF_8))
                        .getComponents())
                .extracting(org.cyclonedx.model.Component::getPurl)
                .containsExactly(
                        "pkg:deb/debian/libstdc%2B%2B6@1%3A14.2.0-19%2Bb1?arch=amd64&distro=trixie",
                        "pkg:deb/debian/tzdata@2026a-0%2Bdeb13u1?arch=all&distro=trixie");
    }

    @Test
    void theSamePackagesGiveTheSameDocument() {
        assertThat(sbom()).isEqualTo(sbom());
    }
}
