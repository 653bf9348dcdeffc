package io.banyan.images.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadReleaseTest {
    private static final String RELEASE = "Suite: stable\nCodename: trixie\nDate: Sat, 12 Sep 2026 07:55:41 UTC\n";
    private static final String SECURITY =
            "Suite: stable-security\nCodename: trixie-security\nDate: Sun, 01 Mar 2026 05:00:00 UTC\n";

    @Test
    void theDateIsTheSuitesOwnAndNotThatOfItsSecurityFixes() {
        assertThat(ReadRelease.published(List.of(SECURITY, RELEASE), "trixie"))
                .isEqualTo(Instant.parse("2026-09-12T07:55:41Z").getEpochSecond());
        assertThat(ReadRelease.published(List.of(SECURITY, RELEASE), "stable"))
                .isEqualTo(Instant.parse("2026-09-12T07:55:41Z").getEpochSecond());
    }

    @Test
    void aMirrorThatNamesTheSuiteOtherwiseGivesItsOldestDate() {
        assertThat(ReadRelease.published(List.of(SECURITY, RELEASE), "our-copy"))
                .isEqualTo(Instant.parse("2026-03-01T05:00:00Z").getEpochSecond());
    }

    @Test
    void anIndexWithoutADateIsRefused() {
        assertThatThrownBy(() -> ReadRelease.published(List.of("Codename: trixie\n"), "trixie"))
                .hasMessageContaining("carry no date");
    }
}
