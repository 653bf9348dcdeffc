package io.banyan.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManifestNameTest {
    @Test
    void theNameBelowMetadataIsFoundWhateverStandsAround() {
        String manifest = """
                apiVersion: score.dev/v1b1
                metadata:
                  # the name people type
                  annotations:
                    banyan.io/replicas: "3"
                  name: "fund-quotes"
                containers:
                  web:
                    image: .
                """;

        assertThat(ManifestName.in(manifest)).contains("fund-quotes");
    }

    @Test
    void aManifestWithoutOneHasNone() {
        assertThat(ManifestName.in("apiVersion: score.dev/v1b1\ncontainers: {}\n"))
                .isEmpty();
    }
}
