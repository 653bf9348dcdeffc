package io.banyan.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.images.debian.Distribution;
import io.banyan.images.definition.ReadDefinitions;
import io.banyan.images.definition.ResolveDefinitions;
import io.banyan.images.oci.Layer;
import io.banyan.images.oci.OciLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("containers")
class BuildImagesTest {
    private static final int SET_IDS = 0_6000;

    @BeforeEach
    void needsRootAndTheDistribution() {
        BuiltImages.assumeCanBuild();
    }

    private static BuildSettings only(Path home, Distribution distribution, String... names) {
        BuildSettings all = BuildSettings.below(home, distribution);
        return new BuildSettings(all.output(), all.work(), distribution, Set.of(names), 2);
    }

    private static Distribution distribution() {
        return new Distribution(Distribution.DEFAULT_SUITE, List.of(), null);
    }

    @Test
    void theSameInputsGiveTheSameDigests(@TempDir Path home) {
        Catalog before = BuiltImages.catalog();

        Catalog again = BuiltImages.build(only(home, distribution(), "java"), new ArrayList<>());
        // JUnit would tell of each of the hundreds of links that lead out of the folder.
        BuiltImages.run("rm", "-rf", home.resolve("images").toString());

        assertThat(again.images())
                .hasSize(2)
                .allSatisfy(image -> assertThat(image.digest())
                        .isEqualTo(before.require(image.name()).digest()));
    }

    @Test
    void nothingIsBuiltTwiceAndALostBlobIsBuiltAgain() throws IOException {
        Catalog before = BuiltImages.catalog();
        List<String> steps = new ArrayList<>();

        BuiltImages.build(BuiltImages.SETTINGS, steps);
        assertThat(steps).isNotEmpty().allMatch(step -> step.endsWith(" CURRENT"));

        steps.clear();
        OciLayout layout = new OciLayout(BuiltImages.SETTINGS.output());
        Files.delete(layout.blob(before.require("static").layers().getLast().digest()));
        Catalog after = BuiltImages.build(BuiltImages.SETTINGS, steps);
        assertThat(steps).contains("static BUILT", "base CURRENT");
        assertThat(after.require("static").digest())
                .isEqualTo(before.require("static").digest());
    }

    @Test
    void everyImageSharesTheLayersOfItsParent() {
        Catalog catalog = BuiltImages.catalog();
        Layer base = catalog.require("base").layers().getFirst();

        assertThat(catalog.images())
                .allSatisfy(image -> assertThat(image.layers()).startsWith(base));
        assertThat(catalog.require("builder-maven").layers())
                .startsWith(catalog.require("java").layers().toArray(Layer[]::new));
    }

    @Test
    void noImageHoldsASetIdFileADeviceOrAPackageManager() throws IOException {
        for (CatalogImage image : BuiltImages.catalog().images()) {
            List<String> paths = new ArrayList<>();
            for (Layer layer : image.layers()) {
                read(layer, entry -> {
                    assertThat(entry.getMode() & SET_IDS).as(entry.getName()).isZero();
                    assertThat(entry.isBlockDevice() || entry.isCharacterDevice())
                            .isFalse();
                    paths.add(entry.getName());
                });
            }
            assertThat(paths)
                    .as(image.name())
                    .contains("usr/bin/env", "var/lib/dpkg/status.d/banyan")
                    .doesNotContain("usr/bin/apt", "usr/bin/apt-get", "usr/bin/dpkg", "usr/bin/perl", "usr/bin/su");
        }
    }

    private static void read(Layer layer, Consumer<TarArchiveEntry> entries) throws IOException {
        Path blob = new OciLayout(BuiltImages.SETTINGS.output()).blob(layer.digest());
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(blob)), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.accept(entry);
            }
        }
    }

    @Test
    void theListOfContentsNamesWhatIsInsideAndNotWhatWasTakenOut() throws IOException {
        CatalogImage java = BuiltImages.catalog().require("java");
        String sbom = Files.readString(BuiltImages.SETTINGS.output().resolve(java.sbom()));

        assertThat(java.packages())
                .extracting(CatalogImage.PackageVersion::name)
                .contains("openjdk-25-jre-headless", "libc6")
                .doesNotContain("dpkg", "perl-base");
        assertThat(sbom).contains("pkg:deb/debian/openjdk-25-jre-headless@").contains(java.digest());
    }

    @Test
    void aPackageTheMirrorLacksIsNamedAndNothingIsLeftBehind(@TempDir Path home, @TempDir Path definitions)
            throws IOException {
        Files.writeString(
                definitions.resolve("wrong.yaml"),
                "name: wrong\ntitle: Wrong\npurpose: runtime\npackages: [no-such-package-anywhere]\n");
        BuildSettings settings = BuildSettings.below(home, distribution());

        assertThatThrownBy(() -> new BuildImages(settings, new BuiltImages.NotedSteps(new ArrayList<>()))
                        .build(ResolveDefinitions.resolve(ReadDefinitions.from(definitions), "trixie")))
                .isInstanceOfSatisfying(ImageFailure.class, failure -> {
                    assertThat(failure.error()).isEqualTo(ImageError.PACKAGE_MISSING);
                    assertThat(failure.getMessage()).contains("image wrong", "no-such-package-anywhere");
                });
        assertThat(home.resolve("images/work/scratch")).doesNotExist();
        assertThat(Catalog.read(settings.output()).images()).isEmpty();
    }

    @Test
    void aMirrorThatDoesNotAnswerIsAClearError(@TempDir Path home) {
        Distribution nowhere = new Distribution("trixie", List.of("http://127.0.0.1:9/debian"), null);

        assertThatThrownBy(() -> BuiltImages.build(only(home, nowhere, "base"), new ArrayList<>()))
                .isInstanceOfSatisfying(
                        ImageFailure.class,
                        failure -> assertThat(failure.error()).isEqualTo(ImageError.MIRROR_UNREACHABLE));
    }
}
