package io.banyan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.bench.load.Load;
import io.banyan.bench.load.Tally;
import io.banyan.cli.output.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

@Tag("containers")
class PodmanOutageTest {
    @RegisterExtension
    static final Installation INSTALLATION = Installation.withOwnPodman();

    @AfterEach
    void podmanIsBack() {
        if (!INSTALLATION.podman().running()) {
            INSTALLATION.podman().start();
        }
    }

    @Test
    void whilePodmansServiceIsAwayInstancesServeAndTheApiSaysWhatIsWrong() throws Exception {
        Subject echo = Subject.in(INSTALLATION, "echo");
        echo.running(echo.manifest());
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
        JsonNode refused = echo.verdict(echo.deploy(echo.manifest().edition("second")));
        assertThat(Json.text(refused, "result")).isEqualTo("failed");
        assertThat(Json.text(refused, "faultType")).isEqualTo("platform");
        assertThat(Json.text(refused, "message")).contains("container service does not answer");

        INSTALLATION.podman().start();

        echo.awaitState("running");
        assertThat(Json.text(INSTALLATION.finding("engine"), "state")).isEqualTo("ok");
        Tally seen = load.stop();
        assertThat(seen.failures()).isEmpty();
        assertThat(seen.requests()).isPositive();
        Subject.assertNoOrphans(INSTALLATION);
    }

    @Test
    void whatDiedOrWasAskedForWhilePodmansServiceWasAwayIsMadeGoodAfterItsReturn() throws Exception {
        Subject healed = Subject.in(INSTALLATION, "healed");
        healed.running(healed.manifest());
        String first = Json.text(healed.shown(), "status.release");
        healed.running(healed.manifest().edition("second"));
        String victim = healed.ready().getFirst();
        Load load = healed.load();

        INSTALLATION.podman().kill();
        killProcesses(victim);
        assertThat(healed.answer()).isEqualTo("edition second");
        JsonNode accepted = healed.deployRelease(first);
        INSTALLATION.podman().start();

        await("another stands in for it")
                .atMost(Subject.PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(healed.ready()).hasSize(2).doesNotContain(victim));
        assertThat(healed.result(accepted)).isEqualTo("succeeded");
        healed.awaitState("running");
        assertThat(healed.answer()).isEqualTo("edition first");
        Tally seen = load.stop();
        assertThat(seen.failures()).isEmpty();
        assertThat(seen.requests()).isPositive();
        Subject.assertNoOrphans(INSTALLATION);
    }

    private static void killProcesses(String instance) {
        INSTALLATION.machine().processesOf(INSTALLATION.name(), instance).stream()
                .filter(process -> process > 0)
                .forEach(process -> ProcessHandle.of(process).orElseThrow().destroyForcibly());
    }
}
