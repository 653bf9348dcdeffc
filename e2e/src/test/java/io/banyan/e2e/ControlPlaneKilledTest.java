package io.banyan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.bench.load.Load;
import io.banyan.bench.load.Tally;
import io.banyan.cli.output.Json;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

@Tag("containers")
class ControlPlaneKilledTest {
    private static final String TAKES_SECONDS = "node -e 'setTimeout(() => {}, 3000)'";

    @RegisterExtension
    static final Installation INSTALLATION = Installation.shared();

    @Test
    void aRolloutGoesOnAfterAKillAndEndsWithOneTrueVerdict() throws Exception {
        Subject echo = Subject.in(INSTALLATION, "echo");
        echo.running(echo.manifest().replicas(3));
        Set<String> before = echo.instances();
        Load load = echo.load();
        JsonNode rolling = echo.deploy(echo.manifest().replicas(3).edition("second"));
        await("the rollout has begun").atMost(Subject.PATIENCE).until(() -> begun(before));

        INSTALLATION.controlPlane().kill();
        assertThat(INSTALLATION.machine().instances(INSTALLATION.name()))
                .as("instances in the middle of the rollout")
                .containsAnyElementsOf(before);
        INSTALLATION.controlPlane().start();

        assertThat(echo.result(rolling)).isEqualTo("succeeded");
        assertOneVerdict(echo, rolling);
        echo.awaitState("running");
        echo.awaitReady(3);
        assertThat(echo.instances()).doesNotContainAnyElementsOf(before);
        Tally seen = load.stop();
        assertThat(seen.failures()).isEmpty();
        assertThat(seen.requests()).isPositive();
        assertThat(echo.answer()).isEqualTo("edition second");
        Subject.assertNoOrphans(INSTALLATION);
    }

    @Test
    void aBuildIsDoneAgainAfterAKillAndEndsWithOneTrueVerdict() throws Exception {
        Subject slow = Subject.in(INSTALLATION, "slow");
        Path repository = new Sources(INSTALLATION).building(slow.manifest().replicas(1), TAKES_SECONDS);
        JsonNode building = slow.deployFromGit(repository, "main");
        await("the build runs").atMost(Subject.PATIENCE).until(() -> !builds().isEmpty());
        List<String> interrupted = builds();

        INSTALLATION.controlPlane().kill();
        INSTALLATION.controlPlane().start();

        assertThat(slow.result(building)).isEqualTo("succeeded");
        assertOneVerdict(slow, building);
        slow.awaitState("running");
        assertThat(slow.answer()).isEqualTo("edition first");
        assertThat(builds()).doesNotContainAnyElementsOf(interrupted);
        assertThat(INSTALLATION.home().resolve("builds/workspaces")).isEmptyDirectory();
    }

    private static void assertOneVerdict(Subject subject, JsonNode deployment) {
        assertThat(subject.told(deployment)).filteredOn("verdict"::equals).hasSize(1);
        assertThat(INSTALLATION.auditOf("deployment.end", Json.text(deployment, "id")))
                .hasSize(1);
    }

    private static List<String> builds() {
        return INSTALLATION.machine().builds(INSTALLATION.name());
    }

    private static boolean begun(Set<String> before) {
        Set<String> now = new HashSet<>(INSTALLATION.machine().instances(INSTALLATION.name()));
        return !before.containsAll(now);
    }
}
