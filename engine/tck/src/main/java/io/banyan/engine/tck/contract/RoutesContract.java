package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.RouteObservation;
import io.banyan.engine.spec.Route;
import io.banyan.engine.spec.RouteTable;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Outside;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Reach a service from outside by host and path. */
@ResourceLock(Contract.ENGINE)
@Proves(Capability.ROUTES)
public abstract class RoutesContract extends Contract {

    @Test
    void aRouteLeadsToItsServiceAndSaysWhereAndHowManyServe() {
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();

        scene().routes(List.of(), Route.http(host("one"), "/", web.name(), 80));
        RouteObservation route = awaitServed(0, 2);

        assertThat(route.url()).contains(host("one"));
        assertThat(route.fault()).isEmpty();
        assertThat(get(route, "whoami").status()).isEqualTo(200);
        assertThat(get(route, "whoami").body()).isNotBlank();
    }

    @Test
    void theLongestPathTakesTheRequestAndPathsEndAtSlashes() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        RunningService api = scene().service("api", draft -> draft).awaitComplete();

        scene().routes(
                        List.of(),
                        Route.http(host("two"), "/", web.name(), 80),
                        Route.http(host("two"), "/api", api.name(), 80));
        RouteObservation route = awaitServed(0, 1);
        awaitServed(1, 1);

        String webs = web.ask("/whoami");
        String apis = api.ask("/whoami");
        assertThat(get(route, "").body()).isEqualTo(webs);
        assertThat(get(route, "api").body()).isEqualTo(apis);
        assertThat(get(route, "api/deeper").body()).isEqualTo(apis);
        assertThat(get(route, "apiary").body()).isEqualTo(webs);
    }

    @Test
    void aWildcardHostTakesAnySubdomainAndAnExactHostComesFirst() {
        RunningService any = scene().service("any", draft -> draft).awaitComplete();
        RunningService exact = scene().service("exact", draft -> draft).awaitComplete();

        scene().routes(
                        List.of(),
                        Route.http(host("exact.three"), "/", exact.name(), 80),
                        Route.http("*." + host("three"), "/", any.name(), 80));
        RouteObservation route = awaitServed(0, 1);
        awaitServed(1, 1);

        assertThat(get(route, "whoami").body()).isEqualTo(exact.ask("/whoami"));
        String other = route.url().replace(host("exact.three"), host("other.three"));
        assertThat(tck().underTest().outside().get(other + "whoami").body()).isEqualTo(any.ask("/whoami"));
    }

    @Test
    void aHostWithoutARouteLeadsNowhere() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        scene().routes(List.of(), Route.http(host("four"), "/", web.name(), 80));
        RouteObservation route = awaitServed(0, 1);

        Outside.Reply reply =
                tck().underTest().outside().get(route.url().replace(host("four"), host("nobodys")) + "whoami");

        assertThat(reply.status()).isEqualTo(404);
    }

    @Test
    void aNewTableReplacesTheOldOneWhole() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        scene().routes(List.of(), Route.http(host("old"), "/", web.name(), 80));
        RouteObservation old = awaitServed(0, 1);

        scene().routes(List.of(), Route.http(host("new"), "/", web.name(), 80));
        RouteObservation fresh = awaitServed(0, 1);

        assertThat(get(fresh, "whoami").status()).isEqualTo(200);
        tck().await(
                        "the old route is gone",
                        RunningService.SOON,
                        () -> get(old, "whoami"),
                        reply -> reply.status() == 404);
    }

    @Test
    void anOlderTableIsRefusedAndTheSameAgainChangesNothing() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        RouteTable old = scene().routes(List.of());
        RouteTable held = scene().routes(List.of(), Route.http(host("five"), "/", web.name(), 80));

        assertRefused(FaultCode.STALE_GENERATION, () -> tck().engine().applyRoutes(old));
        tck().engine().applyRoutes(held);

        assertThat(get(awaitServed(0, 1), "whoami").status()).isEqualTo(200);
    }

    @Test
    void aRouteToNothingSaysSo() {
        scene().routes(List.of(), Route.http(host("six"), "/", "no-such-service", 80));

        RouteObservation route = tck().await(
                        "the route names its fault",
                        RunningService.SOON,
                        () -> tck().engine().observeRoutes(scene().environment()),
                        routes -> routes.getFirst().fault().isPresent())
                .getFirst();

        assertThat(route.readyInstances()).isZero();
        assertThat(get(route, "whoami").status()).isEqualTo(503);
    }

    @Test
    void aRouteWithoutReadyInstancesAnswersThatTheServiceIsUnavailableUntilOneIs() {
        RunningService web = scene().service("web", draft -> draft.replicas(0)).awaitComplete();
        scene().routes(List.of(), Route.http(host("seven"), "/", web.name(), 80));
        RouteObservation route =
                tck().engine().observeRoutes(scene().environment()).getFirst();
        tck().await(
                        "the route says 503",
                        RunningService.SOON,
                        () -> get(route, "whoami"),
                        reply -> reply.status() == 503);

        web.change(draft -> draft.replicas(1)).awaitComplete();

        tck().await(
                        "the route serves",
                        RunningService.SOON,
                        () -> get(route, "whoami"),
                        reply -> reply.status() == 200);
    }

    @Test
    void routesServeOnWhileTheEngineIsRestarted() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        RouteTable table = scene().routes(List.of(), Route.http(host("eight"), "/", web.name(), 80));
        RouteObservation route = awaitServed(0, 1);

        tck().engine().close();
        assertThat(get(route, "whoami").status()).isEqualTo(200);

        tck().underTest().restart();
        tck().engine().apply(web.wanted());
        tck().engine().applyRoutes(table);
        assertThat(get(route, "whoami").status()).isEqualTo(200);
        web.awaitComplete();
    }

    private String host(String name) {
        return name + "." + scene().environment().environment() + "."
                + scene().environment().tribe() + ".localhost";
    }

    private Outside.Reply get(RouteObservation route, String path) {
        return tck().underTest().outside().get(route.url() + path);
    }

    private RouteObservation awaitServed(int index, int ready) {
        return tck().await(
                        "route " + index + " is served by " + ready,
                        RunningService.SOON,
                        () -> tck().engine().observeRoutes(scene().environment()),
                        routes -> routes.size() > index && routes.get(index).readyInstances() == ready)
                .get(index);
    }
}
