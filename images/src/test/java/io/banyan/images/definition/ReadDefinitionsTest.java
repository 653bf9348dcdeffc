package io.banyan.images.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.images.ImageError;
import io.banyan.images.ImageFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadDefinitionsTest {
    private static final String MINIMAL = "name: tool\ntitle: A tool\npurpose: runtime\n";

    @Test
    void theBundledDefinitionsCoverWhatThePlatformAndItsBuildersNeed() {
        assertThat(ReadDefinitions.bundled())
                .extracting(ImageDefinition::name)
                .contains(
                        "base",
                        "java",
                        "node",
                        "static",
                        "gateway",
                        "names",
                        "registry",
                        "builder-maven",
                        "builder-gradle",
                        "builder-node",
                        "builder-static");
    }

    @Test
    void everyBundledImageButTheRootStandsOnAnotherAndCanProveThatItWorks() {
        assertThat(ReadDefinitions.bundled())
                .filteredOn(image -> image.from() == null)
                .extracting(ImageDefinition::name)
                .containsExactly("base");
        assertThat(ReadDefinitions.bundled())
                .filteredOn(image -> image.from() != null)
                .allSatisfy(image -> assertThat(image.check()).as(image.name()).isNotEmpty());
    }

    @Test
    void whatIsLeftOutIsEmptyAndNotNull() {
        ImageDefinition tool = ReadDefinitions.parse(MINIMAL, "tool.yaml");

        assertThat(tool.packages()).isEmpty();
        assertThat(tool.environment()).isEmpty();
        assertThat(tool.hardening().drop()).isEmpty();
        assertThat(tool.from()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "packges: [curl]          | packges",
                "packages: [Curl;rm]      | Curl;rm",
                "packages: [              | line: 4",
                "environment: {A-B: c}    | A-B",
                "volumes: [../etc]        | ../etc",
                "ports: [70000]           | 70000",
                "purpose: decoration      | decoration",
                "directories: [{path: /a}]| names no owner",
            })
    void aFaultIsNamedWithTheFileItIsIn(String line, String named) {
        assertThatThrownBy(() -> ReadDefinitions.parse(
                        "name: tool\ntitle: A tool\n" + (line.startsWith("purpose") ? "" : "purpose: runtime\n") + line,
                        "tool.yaml"))
                .isInstanceOfSatisfying(ImageFailure.class, failure -> {
                    assertThat(failure.error()).isEqualTo(ImageError.DEFINITION_INVALID);
                    assertThat(failure.getMessage()).startsWith("tool.yaml").contains(named);
                });
    }

    @Test
    void aDefinitionWithoutANameIsRefused() {
        assertThatThrownBy(() -> ReadDefinitions.parse("title: x\npurpose: runtime\n", "x.yaml"))
                .hasMessageContaining("'name' is missing");
    }
}
