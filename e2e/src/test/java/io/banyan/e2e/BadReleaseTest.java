package io.banyan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.banyan.cli.api.Problem;
import io.banyan.cli.api.ProblemException;
import io.banyan.cli.output.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

@Tag("containers")
class BadReleaseTest {
    @RegisterExtension
    static final Installation INSTALLATION = Installation.shared();

    private final Subject echo = Subject.in(INSTALLATION, "echo");

    @BeforeAll
    static void aGoodReleaseRuns() {
        Subject first = Subject.in(INSTALLATION, "echo");
        first.running(first.manifest());
    }

    @AfterEach
    void goodReleaseServesOnAndNothingIsLeftOfTheBadOne() throws Exception {
        echo.awaitState("running");
        echo.awaitReady(2);
        assertThat(echo.answer()).isEqualTo("edition first");
        Subject.assertNoOrphans(INSTALLATION);
        assertThat(INSTALLATION.home().resolve("builds/workspaces"))
                .satisfiesAnyOf(
                        workspaces -> assertThat(workspaces).doesNotExist(),
                        workspaces -> assertThat(workspaces).isEmptyDirectory());
    }

    @Test
    void aMalformedManifestIsRefusedWithThePositionOfItsFaultAndNothingChanges() {
        String malformed = echo.manifest().onReadyImage().replace("replicas: 2", "replicas: many");
        List<JsonNode> before = echo.deployments();
        String intent = echo.shown().path("intent").toString();

        Problem problem = catchThrowableOfType(
                        ProblemException.class, () -> echo.deployImage("example.test/any:1", malformed))
                .problem();

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.faultType()).isEqualTo("user");
        assertThat(problem.nextStep()).isNotBlank();
        assertThat(problem.fields()).singleElement().satisfies(field -> {
            assertThat(field.line()).isEqualTo(5);
            assertThat(field.column()).isEqualTo(15);
            assertThat(field.pointer()).isEqualTo("/metadata/banyan/replicas");
        });
        assertThat(echo.deployments()).isEqualTo(before);
        assertThat(echo.shown().path("intent")).hasToString(intent);
    }

    @Test
    void aRefThatDoesNotExistFailsAndNamesTheBranchesThatDo() throws Exception {
        Path repository = new Sources(INSTALLATION).building(echo.manifest(), "true");

        JsonNode verdict = echo.verdict(echo.deployFromGit(repository, "mian"));

        assertFailed(verdict, "ref-unknown");
        assertThat(Json.text(verdict, "message")).contains("mian").contains("main");
    }

    @Test
    void aFailedBuildShowsTheLinesThatSayWhy() throws Exception {
        Path repository = new Sources(INSTALLATION)
                .building(echo.manifest(), "echo compiling && echo 'error: cannot find module quotes' >&2 && exit 3");

        JsonNode deployment = echo.deployFromGit(repository, "main");
        JsonNode verdict = echo.verdict(deployment);

        assertFailed(verdict, "build-failed");
        assertThat(Json.at(verdict, "evidence.decisiveLines"))
                .anyMatch(line -> line.asString().contains("cannot find module quotes"));
    }

    @Test
    void aMissingHealthEndpointFailsWithTheLastAnswerToTheProbeAndTheLog() {
        Manifest unhealthy = echo.manifest()
                .edition("unhealthy")
                .readinessPath("/health/redy")
                .progressDeadline("5s");

        JsonNode verdict = echo.verdict(echo.deploy(unhealthy));

        assertFailed(verdict, "never-ready");
        assertThat(Json.text(verdict, "evidence.lastProbe")).contains("404");
        assertThat(Json.at(verdict, "evidence.logLines"))
                .anyMatch(line -> line.asString().contains("echo listens, edition unhealthy"));
        assertThat(Json.at(verdict, "evidence.changes"))
                .anyMatch(change -> change.toString().contains("/health/redy"));
    }

    @Test
    void anImageThatIsNotThereFailsWithoutWaitingForTheDeadline() {
        String score = echo.manifest().edition("absent").progressDeadline("10m").onReadyImage();
        long asked = System.nanoTime();

        JsonNode verdict =
                echo.verdict(echo.deployImage(Installation.REGISTRY + "/" + INSTALLATION.name() + "/absent:1", score));

        assertFailed(verdict, "image-missing");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(30));
    }

    private static void assertFailed(JsonNode verdict, String code) {
        assertThat(Json.text(verdict, "result")).as(verdict::toPrettyString).isEqualTo("failed");
        assertThat(Json.text(verdict, "code")).as(verdict::toPrettyString).isEqualTo(code);
        assertThat(Json.text(verdict, "faultType")).isEqualTo("user");
        assertThat(Json.text(verdict, "nextStep")).hasSizeGreaterThan(5);
    }
}
