package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.observed.RouteObservation;
import io.banyan.engine.spec.Route;
import io.banyan.engine.tck.CommandResult;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.util.List;
import org.junit.jupiter.api.Test;

/** WebSocket through routes and between services. */
@Proves(Capability.WEBSOCKET)
public abstract class WebSocketContract extends Contract {

    @Test
    void aNeighbourTalksOverAWebSocket() {
        RunningService client = scene().client();
        RunningService web = scene().service("web", draft -> draft).awaitComplete();

        CommandResult result = tck().await(
                        "the WebSocket answers",
                        RunningService.SOON,
                        () -> client.run("WS", "ws://" + web.name() + "/ws", "hello neighbour"),
                        seen -> seen.exitCode() == 0);

        assertThat(result.output().strip()).isEqualTo("hello neighbour");
    }

    @Test
    void somebodyOutsideTalksOverAWebSocket() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        scene().routes(
                        List.of(),
                        Route.http("ws." + scene().environment().tribe() + ".localhost", "/", web.name(), 80));
        RouteObservation route = tck().await(
                        "the route is served",
                        RunningService.SOON,
                        () -> tck().engine()
                                .observeRoutes(scene().environment())
                                .getFirst(),
                        seen -> seen.readyInstances() == 1);

        assertThat(tck().underTest().outside().webSocket(route.url() + "ws", "hello from outside"))
                .isEqualTo("hello from outside");
    }
}
