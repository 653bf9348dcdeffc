package io.banyan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.bench.load.Load;
import io.banyan.bench.load.Tally;
import io.banyan.cli.output.Json;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

@Tag("containers")
class PodmanOutageTest {
    @RegisterExtension
    static final Installation INSTALLATION = Installation.withOwnPodman();

    @Test
    void whilePodmansServiceIsAwayInstancesServeAndAfterwardsWhatDiedIsReplaced() throws Exception {
        Subject echo = Subject.in(INSTALLATION, "echo");
        echo.running(echo.manifest());
        Set<String> before = echo.instances();
        String victim = before.iterator().next();
        Load load = echo.load();

        INSTALLATION.podman().kill();

        await("the API says that the engine does not answer")
                .atMost(Subject.PATIENCE)
                .untilAsserted(() -> {
                    JsonNode engine = INSTALLATION.finding("engine");
                    assertThat(Json.text(engine, "state")).isEqualTo("failed");
                    assertThat(Json.text(engine, "nextStep")).isNotEqualTo("-");
                    assertThat(INSTALLATION
                                    .administrator()
                                    .get("/engine")
                                    .path("reachable")
                                    .asBoolean())
                            .isFalse();
                });
        echo.awaitState("unknown");
        assertThat(echo.answer()).isEqualTo("edition first");
        killProcesses(victim);
        assertThat(echo.answer()).isEqualTo("edition first");
        JsonNode accepted = echo.deploy(echo.manifest().edition("second"));

        INSTALLATION.podman().start();

        assertThat(echo.result(accepted)).isEqualTo("succeeded");
        echo.awaitState("running");
        echo.awaitReady(2);
        Tally seen = load.stop();
        assertThat(seen.failures()).isEmpty();
        assertThat(seen.requests()).isPositive();
        assertThat(echo.answer()).isEqualTo("edition second");
        Subject.assertNoOrphans(INSTALLATION, echo);
    }

    @Test
    void anInstanceThatDiedWhilePodmansServiceWasAwayIsReplacedAfterItsReturn() {
        Subject quiet = Subject.in(INSTALLATION, "quiet");
        quiet.running(quiet.manifest());
        String victim = quiet.ready().getFirst();

        INSTALLATION.podman().kill();
        killProcesses(victim);
        INSTALLATION.podman().start();

        await("another stands in for it")
                .atMost(Subject.PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(quiet.ready()).hasSize(2).doesNotContain(victim));
        quiet.awaitState("running");
    }

    private static void killProcesses(String instance) {
        INSTALLATION.machine().processesOf(INSTALLATION.name(), instance).stream()
                .filter(process -> process > 0)
                .forEach(process -> ProcessHandle.of(process).orElseThrow().destroyForcibly());
    }
}
