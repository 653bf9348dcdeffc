package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.observed.RouteObservation;
import io.banyan.engine.spec.Route;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.tck.CommandResult;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import io.banyan.engine.tck.ServiceDraft;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** gRPC through routes and between services, unary and streaming. */
@Proves(Capability.GRPC)
public abstract class GrpcContract extends Contract {
    private static final ServicePort GRPC = new ServicePort("grpc", 9000, 9090, ServicePort.Protocol.HTTP2);

    private static ServiceDraft offering(ServiceDraft draft) {
        return draft.offering(GRPC).set("GRPC_PORT", Integer.toString(GRPC.targetPort()));
    }

    @Test
    void aNeighbourCallsAndGetsTheAnswerAndTheStream() {
        RunningService client = scene().client();
        RunningService web = scene().service("web", GrpcContract::offering).awaitComplete();

        CommandResult result = tck().await(
                        "the call is answered",
                        RunningService.SOON,
                        () -> client.run("GRPC", web.name() + ":9000", "hello"),
                        seen -> seen.exitCode() == 0);

        List<String> lines = result.output().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst()).startsWith("hello ");
        assertThat(lines.subList(1, 4)).containsExactly("1", "2", "3");
    }

    /** Three of them: a run makes two calls, and taking turns between two would always let the same one answer the first. */
    @Test
    void callsAreSpreadOverAllReadyInstances() {
        RunningService client = scene().client();
        RunningService web =
                scene().service("web", draft -> offering(draft).replicas(3)).awaitComplete();
        Set<String> seen = new HashSet<>();

        tck().await(
                        "all instances have answered",
                        RunningService.SOON,
                        () -> {
                            client.run("GRPC", web.name() + ":9000", "hello")
                                    .output()
                                    .lines()
                                    .findFirst()
                                    .ifPresent(seen::add);
                            return seen;
                        },
                        answers -> answers.size() == 3);
    }

    @Test
    void somebodyOutsideCallsThroughARoute() {
        RunningService web = scene().service("web", GrpcContract::offering).awaitComplete();
        scene().routes(
                        List.of(),
                        Route.http("grpc." + scene().environment().tribe() + ".localhost", "/", web.name(), 9000));
        RouteObservation route = tck().await(
                        "the route is served",
                        RunningService.SOON,
                        () -> tck().engine()
                                .observeRoutes(scene().environment())
                                .getFirst(),
                        seen -> seen.readyInstances() == 1);

        assertThat(tck().underTest().outside().grpc(route.url(), "hello"))
                .hasSize(4)
                .first()
                .asString()
                .startsWith("hello ");
    }
}
