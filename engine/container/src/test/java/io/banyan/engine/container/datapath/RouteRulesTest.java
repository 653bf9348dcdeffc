package io.banyan.engine.container.datapath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.engine.EngineException;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.ContainerEngineSettings.Edge;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.Route;
import io.banyan.engine.spec.RouteTable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteRulesTest {
    private static void check(Route... routes) {
        RouteRules.check(
                new RouteTable(new EnvironmentId("wealth", "dev"), 1, List.of(routes), List.of()),
                List.of(),
                Edge.DEFAULT);
    }

    private static void assertRefused(Route... routes) {
        assertThatThrownBy(() -> check(routes))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refused -> assertThat(refused.fault().code()).isEqualTo(FaultCode.INVALID_SPECIFICATION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.test", "a", "*.shop.test", "SHOP.test", "x-1.wealth.localhost"})
    void hostNamesAreTaken(String host) {
        assertThatCode(() -> check(Route.http(host, "/", "shop", 80))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "*", "a.*.b", "shop.test:80", "sh op", "shop.test\nx", "-a.test", "ü.test", "a..b", ";", "<<"
            })
    void otherHostsAreRefused(String host) {
        assertRefused(Route.http(host, "/", "shop", 80));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api", "/api/", "/a/b;c=1/d.e", "/%E4%BD%A0"})
    void pathsAreTaken(String path) {
        assertThatCode(() -> check(Route.http("shop.test", path, "shop", 80))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api", "//", "/a//b", "/a b", "/a?b", "/a#b", "/%zz", "/a\nset map", "/你"})
    void otherPathsAreRefused(String path) {
        assertRefused(Route.http("shop.test", path, "shop", 80));
    }

    @Test
    void twoRoutesThatTakeTheSameAreRefused() {
        assertRefused(Route.http("shop.test", "/a", "shop", 80), Route.http("Shop.test", "/a/", "other", 80));
    }

    @Test
    void aHostHasOneCertificate() {
        assertRefused(
                new Route("shop.test", "/a", "shop", 80, Optional.of("one")),
                new Route("shop.test", "/b", "shop", 80, Optional.of("two")));
    }
}
