package io.banyan.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ShownInstancesTest {

    @Test
    void ofThoseThatEndedTheLastThreeAreShownBeforeWhatLives() {
        ShownInstances instances = ShownInstances.of(json(
                ended("first", "10:00"),
                live("serving"),
                ended("last", "10:09"),
                ended("second", "10:01"),
                ended("before-last", "10:08"),
                ended("third-last", "10:07")));

        assertThat(names(instances)).containsExactly("third-last", "before-last", "last", "serving");
        assertThat(instances.hidden()).isEqualTo(2);
    }

    @Test
    void nothingIsHiddenWhereFewEnded() {
        ShownInstances instances = ShownInstances.of(json(ended("gone", "10:00"), live("serving")));

        assertThat(names(instances)).containsExactly("gone", "serving");
        assertThat(instances.hidden()).isZero();
    }

    @Test
    void releasesGoByTheirNumbersWhichAreAskedForOnce() {
        List<String> asked = new ArrayList<>();
        ReleaseNumbers releases = new ReleaseNumbers(() -> {
            asked.add("releases");
            return Server.JSON.readTree("{\"items\": [{\"id\": \"dc69379c-6d8b\", \"number\": 4}]}");
        });

        assertThat(releases.name("dc69379c-6d8b")).isEqualTo("#4");
        assertThat(releases.name("dc69379c-6d8b")).isEqualTo("#4");
        assertThat(releases.name("-")).isEqualTo("-");
        assertThat(asked).hasSize(1);
        assertThat(releases.name("0123456789ab-long-gone")).isEqualTo("01234567");
        assertThat(releases.name("0123456789ab-long-gone")).isEqualTo("01234567");
        assertThat(asked).hasSize(2);
        assertThat(releases.id("#4")).isEqualTo("dc69379c-6d8b");
        assertThat(releases.id("4")).isEqualTo("dc69379c-6d8b");
        assertThat(releases.id("e7b0")).isEqualTo("e7b0");
    }

    private static JsonNode json(String... instances) {
        return Server.JSON.readTree("[" + String.join(",", instances) + "]");
    }

    private static String live(String name) {
        return "{\"name\": \"%s\", \"phase\": \"ready\", \"containers\": []}".formatted(name);
    }

    private static String ended(String name, String at) {
        return ("{\"name\": \"%s\", \"phase\": \"exited\", \"createdAt\": \"2026-01-01T09:00:00Z\","
                        + " \"containers\": [{\"exit\": {\"at\": \"2026-01-01T%s:00Z\"}}]}")
                .formatted(name, at);
    }

    private static List<String> names(ShownInstances instances) {
        return instances.shown().stream()
                .map(instance -> Json.text(instance, "name"))
                .toList();
    }
}
