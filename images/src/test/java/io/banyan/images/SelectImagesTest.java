package io.banyan.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.images.definition.Purpose;
import io.banyan.images.definition.ReadDefinitions;
import io.banyan.images.definition.ResolveDefinitions;
import io.banyan.images.definition.ResolvedImage;
import io.banyan.images.oci.Layer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectImagesTest {
    private static final List<ResolvedImage> ALL = ResolveDefinitions.resolve(ReadDefinitions.bundled(), "trixie");

    private static ResolvedImage definition(String name) {
        return ALL.stream()
                .filter(image -> image.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static CatalogImage built(String name) {
        ResolvedImage image = definition(name);
        List<Layer> layers = new ArrayList<>();
        image.lineage().forEach(part -> layers.add(new Layer("layer of " + part, "diff of " + part, 1)));
        return new CatalogImage(
                name,
                "",
                Purpose.RUNTIME,
                "",
                "digest",
                "id",
                image.definitionHash(),
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                layers,
                List.of(),
                "");
    }

    private static boolean current(CatalogImage image, CatalogImage parent, Set<String> outdated, Set<String> lost) {
        return SelectImages.current(
                definition(image.name()),
                Optional.of(image),
                Optional.of(parent),
                outdated,
                blob -> !lost.contains(blob));
    }

    @Test
    void namingAnImageBringsWhatItIsBuiltFrom() {
        assertThat(SelectImages.named(ALL, Set.of("builder-maven")))
                .extracting(ResolvedImage::name)
                .containsExactly("base", "java", "builder-java", "builder-maven");
        assertThat(SelectImages.named(ALL, Set.of())).isEqualTo(ALL);
    }

    @Test
    void anUnknownNameIsRefusedWithTheNamesThereAre() {
        assertThatThrownBy(() -> SelectImages.named(ALL, Set.of("jave")))
                .hasMessageContaining("[jave]")
                .hasMessageContaining("java");
    }

    @Test
    void anImageIsCurrentUntilItsPackagesItsParentOrItsBlobsChange() {
        CatalogImage java = built("java");
        CatalogImage base = built("base");

        assertThat(current(java, base, Set.of(), Set.of())).isTrue();
        assertThat(current(java, base, Set.of("java"), Set.of())).isFalse();
        assertThat(current(java, base, Set.of(), Set.of("layer of base"))).isFalse();
        assertThat(current(java, base, Set.of(), Set.of("digest"))).isFalse();
        assertThat(current(java, built("node"), Set.of(), Set.of())).isFalse();
    }

    @Test
    void aParentWhoseRootIsGoneIsBuiltOnlyWhereAChildNeedsIt() {
        List<ResolvedImage> wanted = SelectImages.named(ALL, Set.of("builder-maven"));

        assertThat(SelectImages.toBuild(wanted, image -> true, image -> false)).isEmpty();
        assertThat(SelectImages.toBuild(wanted, image -> !image.name().equals("builder-maven"), image -> false))
                .containsExactlyInAnyOrder("base", "java", "builder-java", "builder-maven");
        assertThat(SelectImages.toBuild(wanted, image -> !image.name().equals("builder-maven"), image -> true))
                .containsExactly("builder-maven");
    }
}
