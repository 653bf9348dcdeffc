package io.banyan.delivery.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.delivery.BuildRoom;
import io.banyan.delivery.DeliveryError;
import io.banyan.delivery.DeliveryFailed;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The logs are what the tools really wrote, shortened where nothing is decided. */
class DecisiveLinesTest {
    private static final List<String> MAVEN = """
            [INFO] Scanning for projects...
            [INFO] --- compiler:3.15.0:compile (default-compile) @ broken ---
            [INFO] -------------------------------------------------------------
            [ERROR] COMPILATION ERROR :
            [INFO] -------------------------------------------------------------
            [ERROR] /workspace/src/main/java/broken/Main.java:[5,28] incompatible types: java.lang.String cannot be converted to int
            [INFO] 1 error
            [INFO] BUILD FAILURE
            [ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.15.0:compile (default-compile) on project broken: Compilation failure
            [ERROR] /workspace/src/main/java/broken/Main.java:[5,28] incompatible types: java.lang.String cannot be converted to int
            [ERROR]\s
            [ERROR] -> [Help 1]
            [ERROR]\s
            [ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
            [ERROR] Re-run Maven using the -X switch to enable full debug logging.
            [ERROR] For more information about the errors and possible solutions, please read the following articles:
            [ERROR] [Help 1] http://cwiki.apache.org/confluence/display/MAVEN/MojoFailureException
            """.lines().toList();

    @Test
    void mavenIsHeardWithoutItsAdvice() {
        assertThat(DecisiveLines.of(MAVEN))
                .contains(
                        "[ERROR] /workspace/src/main/java/broken/Main.java:[5,28] incompatible types: java.lang.String"
                                + " cannot be converted to int")
                .noneMatch(line -> line.contains("re-run Maven") || line.contains("cwiki"))
                .doesNotHaveDuplicates();
    }

    @Test
    void gradlesOwnAccountIsTaken() {
        assertThat(DecisiveLines.of("""
                > Task :compileJava FAILED
                /workspace/src/main/java/Main.java:3: error: ';' expected
                1 error

                FAILURE: Build failed with an exception.

                * What went wrong:
                Execution failed for task ':compileJava'.
                > Compilation failed; see the compiler output below.

                * Try:
                > Run with --info option to get more log output.

                BUILD FAILED in 3s
                """.lines().toList()))
                .contains(
                        "Execution failed for task ':compileJava'.",
                        "/workspace/src/main/java/Main.java:3: error: ';' expected")
                .noneMatch(line -> line.contains("--info"));
    }

    @Test
    void npmIsHeardInOldAndNewWords() {
        assertThat(DecisiveLines.of(List.of(
                        "npm error code E404",
                        "npm error 404 Not Found - GET https://registry/nope - Not found",
                        "npm error A complete log of this run can be found in: /cache/npm/_logs/x-debug-0.log")))
                .containsExactly(
                        "npm error code E404", "npm error 404 Not Found - GET https://registry/nope - Not found");
    }

    @Test
    void aDockerfilesFailingStepIsNamed() {
        assertThat(
                        DecisiveLines.of(
                                List.of(
                                        "STEP 1/2: FROM banyan/base",
                                        "STEP 2/2: COPY nope.txt /app/",
                                        "Error: building at STEP \"COPY nope.txt /app/\": checking on sources: no such file or directory")))
                .containsExactly("Error: building at STEP \"COPY nope.txt /app/\": checking on sources: no such file or"
                        + " directory");
    }

    @Test
    void aDecisiveLineIsNeverCut() {
        String decisive = "[ERROR] " + "x".repeat(3_000) + " undefined symbol: the_cause";

        assertThat(DecisiveLines.of(List.of("noise", decisive))).containsExactly(decisive);
    }

    @Test
    void anUnknownToolsEndIsShown() {
        List<String> log = IntStream.range(0, 100).mapToObj(n -> "line " + n).toList();

        assertThat(DecisiveLines.of(log)).hasSize(20).endsWith("line 99");
    }

    @Test
    void thousandsOfFaultsBecomeTheFirstAndTheLast() {
        List<String> log =
                IntStream.range(0, 2_000).mapToObj(n -> "[ERROR] fault " + n).toList();

        assertThat(DecisiveLines.of(log))
                .hasSize(DecisiveLines.MOST)
                .startsWith("[ERROR] fault 0")
                .endsWith("[ERROR] fault 1999");
    }

    @Test
    void theTypeOfAFailureIsTrue() {
        assertThat(failure(1, false, false, MAVEN).code()).isEqualTo(DeliveryError.BUILD_FAILED);
        assertThat(failure(137, true, false, List.of()).code()).isEqualTo(DeliveryError.BUILD_OUT_OF_MEMORY);
        assertThat(failure(137, false, true, List.of()).code()).isEqualTo(DeliveryError.BUILD_TIMED_OUT);
        assertThat(failure(1, false, false, List.of("java.io.IOException: No space left on device"))
                        .code())
                .isEqualTo(DeliveryError.DISK_FULL);
        assertThat(failure(
                                1,
                                false,
                                false,
                                List.of(
                                        "[ERROR] Could not transfer artifact a:b:pom:1 from/to central: Connection refused"))
                        .code())
                .isEqualTo(DeliveryError.MIRROR_UNREACHABLE);
        assertThat(failure(1, false, false, List.of("[ERROR] Could not find artifact a:b:jar:1 in central"))
                        .code())
                .isEqualTo(DeliveryError.BUILD_FAILED);
    }

    private static DeliveryFailed failure(int exit, boolean memory, boolean time, List<String> log) {
        return StepFailure.of(
                        "maven",
                        new BuildRoom.StepEnd(exit, memory, time, Duration.ofSeconds(1)),
                        log,
                        "2048 MB",
                        "PT15M")
                .orElseThrow();
    }
}
