package io.banyan.runtime.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.applications.ManifestContainer.Limits;
import io.banyan.applications.ManifestProbe;
import io.banyan.applications.ResolvedManifest;
import io.banyan.engine.spec.Probe;
import io.banyan.engine.spec.Probes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CompileProbesTest {
    private static final ManifestProbe PROBE =
            new ManifestProbe(new ManifestProbe.Exec(List.of("true")), ManifestProbe.Timing.DEFAULT);
    private static final ManifestProbe STARTUP =
            new ManifestProbe(new ManifestProbe.Exec(List.of("started")), ManifestProbe.Timing.STARTUP);
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    @Test
    void whatStillStartsIsNotKilledForNotBeingAliveYet() {
        Probes probes = CompileProbes.compile(container(Optional.empty(), Optional.of(PROBE)), DEADLINE);

        Probe startup = probes.startup().orElseThrow();
        assertThat(startup.check()).isEqualTo(probes.liveness().orElseThrow().check());
        assertThat(startup.period().multipliedBy(startup.failureThreshold())).isEqualTo(DEADLINE);
        assertThat(probes.liveness().orElseThrow().failureThreshold()).isEqualTo(3);
    }

    @Test
    void aStartupProbeOfItsOwnIsTakenAsItIs() {
        Probes probes = CompileProbes.compile(container(Optional.of(STARTUP), Optional.of(PROBE)), DEADLINE);

        assertThat(probes.startup().orElseThrow().failureThreshold()).isEqualTo(60);
    }

    @Test
    void withoutLivenessNothingIsAskedAtTheStart() {
        assertThat(CompileProbes.compile(container(Optional.empty(), Optional.empty()), DEADLINE)
                        .startup())
                .isEmpty();
    }

    private static ResolvedManifest.Container container(
            Optional<ManifestProbe> startup, Optional<ManifestProbe> liveness) {
        Limits none = new Limits(OptionalLong.empty(), OptionalLong.empty());
        return new ResolvedManifest.Container(
                "main",
                "image",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                none,
                none,
                startup,
                liveness,
                Optional.of(PROBE));
    }
}
