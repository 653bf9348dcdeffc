package io.banyan.delivery.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlatformImagesTest {

    @Test
    void plainNamesBecomeReferencesAndNothingElseChanges() {
        String resolved = PlatformImages.resolve("""
                FROM banyan/builder-node AS build
                FROM --platform=linux/amd64 banyan/base:dev
                from banyan/java as run
                FROM docker.io/library/alpine
                COPY --from=build /banyan/base /x
                """, name -> "localhost:5000/banyan/" + name + "@sha256:1");

        assertThat(resolved).isEqualTo("""
                FROM localhost:5000/banyan/builder-node@sha256:1 AS build
                FROM --platform=linux/amd64 localhost:5000/banyan/base@sha256:1
                from localhost:5000/banyan/java@sha256:1 as run
                FROM docker.io/library/alpine
                COPY --from=build /banyan/base /x
                """);
    }
}
