package io.banyan.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteImagesTest {
    @Test
    void byDefaultTheSiteNamesNone() {
        assertThat(SiteImages.parse("").referenceOf("java")).isEmpty();
    }

    @Test
    void oneSettingReplacesOneImageOrAll() {
        SiteImages site =
                SiteImages.parse("java=registry.example:5000/base/jre:25, *=registry.example/b/{name}:stable");

        assertThat(site.referenceOf("java")).contains("registry.example:5000/base/jre:25");
        assertThat(site.referenceOf("node")).contains("registry.example/b/node:stable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "=x", "java=", "java=Upper/case", "java=a b"})
    void aSettingThatCannotBeReadIsRefused(String setting) {
        assertThatThrownBy(() -> SiteImages.parse(setting)).hasMessageContaining("banyan.images.site");
    }

    @Test
    void whatNeitherTheSiteNorTheCatalogHasIsAClearError() {
        assertThatThrownBy(() -> SiteImages.parse("").referenceOf("java", new Catalog("", "", List.of())))
                .isInstanceOfSatisfying(
                        ImageFailure.class,
                        failure -> assertThat(failure.error()).isEqualTo(ImageError.NOT_BUILT));
    }
}
