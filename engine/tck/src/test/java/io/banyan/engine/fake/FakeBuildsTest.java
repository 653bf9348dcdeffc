package io.banyan.engine.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.engine.EngineException;
import io.banyan.engine.FaultCode;
import io.banyan.engine.build.BuildStep;
import io.banyan.engine.build.BuildStepResult;
import io.banyan.engine.build.ImageBuild;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FakeBuildsTest {
    private final FakeControls controls = FakeEngine.handCranked(new SettableClock(Instant.EPOCH), Program.STEADY)
            .controls();
    private final FakeBuilds builds = controls.builds();

    @TempDir
    private Path directory;

    @Test
    void theSameContextGivesTheSameDigestAndAnotherGivesAnother() throws Exception {
        Files.writeString(directory.resolve("Dockerfile"), "FROM base\n");
        String first = builds.build(image(), line -> {});

        assertThat(builds.build(image(), line -> {})).isEqualTo(first).contains("registry/app@sha256:");
        assertThat(builds.resolve("registry/app:1")).isEqualTo(first);

        Files.writeString(directory.resolve("Main.java"), "changed");
        assertThat(builds.build(image(), line -> {})).isNotEqualTo(first);
    }

    @Test
    void aStepDoesWhatItsScriptSays() throws Exception {
        builds.play((step, line) -> {
            line.accept("compiling");
            return new BuildStepResult(1, false, false, Duration.ofSeconds(3));
        });
        List<String> lines = new ArrayList<>();

        BuildStepResult result = builds.run(step(), lines::add);

        assertThat(result.succeeded()).isFalse();
        assertThat(lines).containsExactly("compiling");
        assertThat(builds.steps()).hasSize(1);
    }

    @Test
    void anImageThatIsSaidToFailFails() {
        controls.faults().failImage("gone:1", FaultCode.IMAGE_NOT_FOUND);

        assertThatThrownBy(() -> builds.resolve("gone:1"))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refused -> assertThat(refused.fault().code()).isEqualTo(FaultCode.IMAGE_NOT_FOUND));
        assertThat(builds.resolve("there:1")).startsWith("there@sha256:");
    }

    private BuildStep step() {
        return new BuildStep(
                "compile",
                "builder",
                List.of("mvn"),
                directory,
                List.of(),
                List.of(),
                1000,
                1L << 30,
                Duration.ofMinutes(1));
    }

    private ImageBuild image() {
        return new ImageBuild(
                "app",
                directory,
                "Dockerfile",
                Map.of(),
                Map.of(),
                "registry/app",
                "1",
                List.of(),
                Optional.empty(),
                1000,
                1L << 30,
                Duration.ofMinutes(1));
    }
}
