package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.FaultCode;
import io.banyan.engine.build.BuildContainers;
import io.banyan.engine.build.BuildStep;
import io.banyan.engine.build.BuildStepResult;
import io.banyan.engine.build.ImageBuild;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.Variable;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.EngineUnderTest;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Build steps in throw-away containers and images from a Dockerfile. */
@Proves(Capability.BUILD)
public abstract class BuildContract extends Contract {
    private static final long MEBIBYTE = 1L << 20;
    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void aStepWorksOnTheWorkspaceAndItsLinesComeBack(@TempDir Path workspace) throws Exception {
        open(workspace);
        List<String> lines = new ArrayList<>();

        BuildStepResult written =
                containers().run(step(workspace, LONG, "WRITE", "/workspace/made", "by a step"), lines::add);
        BuildStepResult printed = containers().run(step(workspace, LONG, "PRINT", "one", "two"), lines::add);

        assertThat(written.succeeded()).isTrue();
        assertThat(printed.succeeded()).isTrue();
        assertThat(workspace.resolve("made")).hasContent("by a step");
        assertThat(lines).containsSubsequence("one", "two");
        assertThat(printed.took()).isPositive();
    }

    @Test
    void aFailingStepIsAResultWithItsExitCode(@TempDir Path workspace) throws Exception {
        BuildStepResult result = containers().run(step(workspace, LONG, "EXIT", "3"), line -> {});

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.succeeded()).isFalse();
        assertThat(result.timedOut()).isFalse();
        assertThat(result.outOfMemory()).isFalse();
    }

    @Test
    void aStepIsKilledAtItsDeadline(@TempDir Path workspace) throws Exception {
        BuildStepResult result = containers().run(step(workspace, Duration.ofSeconds(3), "SLEEP", "60000"), line -> {});

        assertThat(result.timedOut()).isTrue();
        assertThat(result.succeeded()).isFalse();
        assertThat(result.took()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aStepIsKilledAtItsMemoryLimit(@TempDir Path workspace) throws Exception {
        BuildStepResult result = containers().run(step(workspace, LONG, "EAT", "600"), line -> {});

        assertThat(result.outOfMemory()).isTrue();
        assertThat(result.succeeded()).isFalse();
    }

    @Test
    void aStepSeesItsVariables(@TempDir Path workspace) throws Exception {
        List<String> lines = new ArrayList<>();

        containers().run(step(workspace, LONG, "ENV", "TOKEN"), lines::add);

        assertThat(lines).contains("s3cr3t-build");
    }

    @Test
    void anImageIsBuiltPushedAndRuns(@TempDir Path context) throws Exception {
        Files.writeString(
                context.resolve("Dockerfile"),
                "FROM " + tck().underTest().testAppImage() + "\nENV BUILT_BY=the-contract\n");

        String reference = containers().build(image(context), line -> {});

        assertThat(reference).matches(builds().repository() + "@sha256:[0-9a-f]{64}");
        assertThat(containers().resolve(reference)).isEqualTo(reference);
        assertThat(containers().resolve(builds().repository() + ":tck")).isEqualTo(reference);
        RunningService web = scene().service(
                        "web",
                        draft -> draft.main(
                                container -> ContainerSpec.of("main", reference).withProbes(container.probes())))
                .awaitComplete();
        assertThat(web.ask("/env?name=BUILT_BY")).isEqualTo("the-contract");
    }

    @Test
    void aDockerfileThatFailsIsTheUsersAndItsLinesComeBack(@TempDir Path context) throws Exception {
        Files.writeString(
                context.resolve("Dockerfile"),
                "FROM " + tck().underTest().testAppImage()
                        + "\nRUN [\"/app/testapp\", \"PRINT\", \"before it fails\"]\nRUN [\"/app/testapp\", \"EXIT\", \"3\"]\n");
        List<String> lines = new ArrayList<>();

        assertRefused(FaultCode.INVALID_SPECIFICATION, () -> containers().build(image(context), lines::add));

        assertThat(lines).anyMatch(line -> line.contains("before it fails"));
    }

    @Test
    void anImageThatIsNotThereIsNotFound() {
        assertRefused(
                FaultCode.IMAGE_NOT_FOUND,
                () -> containers().resolve(builds().repository() + "-there-is-none:nothing"));
    }

    private EngineUnderTest.Builds builds() {
        return tck().underTest().builds().orElseThrow(() -> new AssertionError("BUILD is claimed without builds"));
    }

    private BuildContainers containers() {
        return builds().containers();
    }

    private BuildStep step(Path workspace, Duration deadline, String... command) {
        List<String> line = new ArrayList<>(tck().underTest().testAppCommand());
        line.addAll(List.of(command));
        return new BuildStep(
                scene().name("step").name(),
                tck().underTest().testAppImage(),
                line,
                workspace,
                List.of(),
                List.of(Variable.secret("TOKEN", "s3cr3t-build")),
                1000,
                300 * MEBIBYTE,
                deadline);
    }

    private ImageBuild image(Path context) {
        return new ImageBuild(
                scene().name("image").name(),
                context,
                "Dockerfile",
                Map.of(),
                Map.of(),
                builds().repository(),
                "tck",
                List.of(),
                Optional.empty(),
                1000,
                512 * MEBIBYTE,
                LONG);
    }

    /** Lets the image's user, who is not root, write. */
    private static void open(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
}
