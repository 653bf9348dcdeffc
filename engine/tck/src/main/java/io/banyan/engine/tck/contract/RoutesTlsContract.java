package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.RouteObservation;
import io.banyan.engine.spec.Certificate;
import io.banyan.engine.spec.Route;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Outside;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import io.banyan.engine.tck.SelfSigned;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Serve routes over TLS with a given certificate. */
@Proves(Capability.ROUTES_TLS)
public abstract class RoutesTlsContract extends Contract {

    @Test
    void aRouteIsServedWithTheCertificateThatWasGiven() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        Certificate certificate = SelfSigned.forHost("tls-one", host("one"));

        RouteObservation route = serve(web, host("one"), certificate);

        assertThat(route.url()).startsWith("https://" + host("one"));
        awaitAnswer(route, certificate, web);
    }

    @Test
    void eachHostIsServedWithItsOwnCertificate() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        Certificate left = SelfSigned.forHost("tls-left", host("left"));
        Certificate right = SelfSigned.forHost("tls-right", host("right"));

        scene().routes(List.of(left, right), route(web, host("left"), left), route(web, host("right"), right));
        List<RouteObservation> routes = tck().engine().observeRoutes(scene().environment());

        awaitAnswer(routes.get(0), left, web);
        awaitAnswer(routes.get(1), right, web);
        assertThat(ask(routes.get(0), right).status())
                .as("the left host with the right certificate")
                .isZero();
    }

    @Test
    void aRenewedCertificateTakesTheOldOnesPlace() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        Certificate first = SelfSigned.forHost("tls-same", host("renewed"));
        awaitAnswer(serve(web, host("renewed"), first), first, web);

        Certificate second = SelfSigned.forHost("tls-same", host("renewed"));
        RouteObservation route = serve(web, host("renewed"), second);

        awaitAnswer(route, second, web);
        assertThat(ask(route, first).status())
                .as("whoever trusts only the old one")
                .isZero();
    }

    @Test
    void aCertificateThatCannotBeReadIsRefused() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        Certificate broken = new Certificate("tls-broken", "no certificate", "no key");

        assertRefused(FaultCode.INVALID_SPECIFICATION, () -> serve(web, host("broken"), broken));
    }

    private RouteObservation serve(RunningService web, String host, Certificate certificate) {
        scene().routes(List.of(certificate), route(web, host, certificate));
        return tck().engine().observeRoutes(scene().environment()).getFirst();
    }

    private static Route route(RunningService web, String host, Certificate certificate) {
        return new Route(host, "/", web.name(), 80, Optional.of(certificate.name()));
    }

    private Outside.Reply ask(RouteObservation route, Certificate trusted) {
        return tck().underTest().outside().getTrusting(route.url() + "whoami", trusted.chain());
    }

    private void awaitAnswer(RouteObservation route, Certificate certificate, RunningService web) {
        Outside.Reply reply = tck().await(
                        route.url() + " answers",
                        RunningService.SOON,
                        () -> ask(route, certificate),
                        seen -> seen.status() == 200);
        assertThat(reply.body()).isEqualTo(web.ask("/whoami"));
    }

    private String host(String name) {
        return name + ".tls." + scene().environment().tribe() + ".localhost";
    }
}
