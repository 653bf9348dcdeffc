package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.banyan.engine.Capability;
import io.banyan.engine.observed.RouteObservation;
import io.banyan.engine.spec.Certificate;
import io.banyan.engine.spec.Route;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.tck.CommandResult;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Outside;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import io.banyan.engine.tck.SelfSigned;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** HTTP/2 on routes and between services. */
@Proves(Capability.HTTP2)
public abstract class Http2Contract extends Contract {

    @Test
    void aPortThatSpeaksHttp2IsAskedWithHttp2() {
        RunningService client = scene().client();
        RunningService web = scene().service(
                        "web", draft -> draft.offering(new ServicePort("web", 80, 8080, ServicePort.Protocol.HTTP2)))
                .awaitComplete();

        assertThat(awaitAnswer(client, web).answer()).isEqualTo("HTTP/2.0");
    }

    @Test
    void aCallerMaySpeakHttp2ToAPortThatDoesNot() {
        RunningService client = scene().client();
        RunningService web = scene().service("web", draft -> draft).awaitComplete();

        assertThat(awaitAnswer(client, web).answer()).isEqualTo("HTTP/1.1");
    }

    @Test
    void aRouteWithTlsOffersHttp2() {
        assumeTrue(tck().claimed().contains(Capability.ROUTES_TLS), "HTTP/2 on routes is chosen by TLS");
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        String host = "two." + scene().environment().tribe() + ".localhost";
        Certificate certificate = SelfSigned.forHost("http2", host);
        scene().routes(List.of(certificate), new Route(host, "/", web.name(), 80, Optional.of(certificate.name())));
        RouteObservation route =
                tck().engine().observeRoutes(scene().environment()).getFirst();

        Outside.Reply reply = tck().await(
                        "the route answers",
                        RunningService.SOON,
                        () -> tck().underTest().outside().getTrusting(route.url() + "whoami", certificate.chain()),
                        seen -> seen.status() == 200);

        assertThat(reply.protocol()).isEqualTo("HTTP/2");
    }

    private CommandResult awaitAnswer(RunningService client, RunningService web) {
        return tck().await(
                        web.name() + " answers",
                        RunningService.SOON,
                        () -> client.run("GET2", "http://" + web.name() + "/version"),
                        result -> result.status() == 200);
    }
}
