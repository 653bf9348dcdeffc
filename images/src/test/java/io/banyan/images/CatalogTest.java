package io.banyan.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.images.definition.Purpose;
import io.banyan.images.oci.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        CatalogImage image = new CatalogImage(
                "java",
                "Java 25 runtime",
                Purpose.RUNTIME,
                "localhost/banyan/java:1",
                "sha256:a",
                "sha256:b",
                "hash",
                Instant.ofEpochSecond(1),
                Instant.ofEpochSecond(2),
                3,
                List.of(new Layer("sha256:c", "sha256:d", 3)),
                List.of(new CatalogImage.PackageVersion("libc6", "2.41")),
                "sbom/java.cdx.json");
        Catalog catalog = new Catalog("trixie", "snapshot", List.of(image));

        catalog.write(folder);

        assertThat(Catalog.read(folder)).isEqualTo(catalog);
    }

    @Test
    void anAbsentOrDamagedCatalogIsEmptySinceImagesCanBeBuiltAgain() throws IOException {
        assertThat(Catalog.read(folder).images()).isEmpty();

        Files.writeString(folder.resolve("catalog.json"), "{\"images\": [");

        assertThat(Catalog.read(folder).images()).isEmpty();
    }
}
