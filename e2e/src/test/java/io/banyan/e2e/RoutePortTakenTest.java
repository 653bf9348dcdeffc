package io.banyan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.cli.output.Json;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

@Tag("containers")
class RoutePortTakenTest {
    @RegisterExtension
    static final Installation INSTALLATION = Installation.shared();

    @Test
    void aTakenRoutePortIsNamedToPeopleAndRoutesOpenByThemselvesWhenItIsFree() throws Exception {
        Subject echo;
        JsonNode deployment;
        String port = String.valueOf(INSTALLATION.routePort());
        try (ServerSocket stranger = new ServerSocket(INSTALLATION.routePort(), 50, InetAddress.getLoopbackAddress())) {
            assertThat(stranger.isBound()).isTrue();
            echo = Subject.in(INSTALLATION, "echo");
            deployment = echo.deploy(echo.manifest());

            await("the doctor says that the port is taken and what to do")
                    .atMost(Subject.PATIENCE)
                    .untilAsserted(() -> {
                        JsonNode environments = INSTALLATION.finding("environments");
                        assertThat(Json.text(environments, "state")).isEqualTo("failed");
                        assertThat(Json.text(environments, "detail")).contains(port);
                        assertThat(Json.text(environments, "nextStep")).isNotEqualTo("-");
                    });
            await("whoever deployed is told")
                    .atMost(Subject.PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(echo.shown().path("status").toString())
                            .contains(port)
                            .contains("port-in-use"));
        }

        assertThat(echo.result(deployment)).isEqualTo("succeeded");
        echo.awaitState("running");
        assertThat(echo.answer()).isEqualTo("edition first");
        assertThat(Json.text(INSTALLATION.finding("environments"), "state")).isEqualTo("ok");
        Subject.assertNoOrphans(INSTALLATION);
    }
}
