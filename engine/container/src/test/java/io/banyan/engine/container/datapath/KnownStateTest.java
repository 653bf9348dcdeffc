package io.banyan.engine.container.datapath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.engine.EngineException;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.ContainerEngineSettings.Edge;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.WorkloadId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownStateTest {
    private static final EnvironmentId ID = new EnvironmentId("wealth", "dev");
    private static final EnvironmentNetwork NETWORK = new EnvironmentNetwork(
            ID, "net", "10.209.0.0/20", "10.209.0.1", "10.209.0.2", "10.209.0.3", "10.209.8.0/21");
    private static final SlotCapacity SMALL = new SlotCapacity(1, 1, 1, 1);

    @TempDir
    private Path directory;

    private KnownState known;

    @BeforeEach
    void start() {
        known = reopened();
        known.know(NETWORK, (environment, edge) -> {});
    }

    private KnownState reopened() {
        return new KnownState(new StateFiles(directory), SMALL, SMALL, Edge.DEFAULT);
    }

    private void declare(String name, int targetPort, Optional<HttpCheck> check) {
        known.change(
                ID,
                environment -> Services.declare(environment, name, List.of(ServicePort.http(80, targetPort)), check),
                (environment, edge) -> {});
    }

    private void ready(String name, String instance) {
        known.change(
                ID,
                environment -> Services.phase(
                        environment,
                        new WorkloadId(ID, name),
                        new InstanceEndpoint(instance, "10.209.0.16"),
                        InstancePhase.READY),
                (environment, edge) -> {});
    }

    @Test
    void everythingIsStillKnownAfterARestart() {
        declare("shop", 8080, Optional.of(new HttpCheck(8080, "/up?x=\"'$%", Map.of("Host", "shop.test"))));
        ready("shop", "s1");
        known.change(
                ID,
                environment -> environment.with(
                        List.of(new RouteState("shop.test", "/", "shop", 80, "shop")),
                        new TreeMap<>(Map.of("abc.pem", "shop.test"))),
                (environment, edge) -> {});
        KnownState after = reopened();
        assertThat(after.all()).isEqualTo(known.all());
        assertThat(after.edge()).isEqualTo(known.edge());
        assertThat(after.edge().map(GatewayModel.ROUTES)).containsKey("shop.test:8080/");
    }

    @Test
    void aChangeThatFindsNoRoomChangesNothing() {
        declare("first", 8080, Optional.empty());
        List<EnvironmentState> before = known.all();
        assertThatThrownBy(() -> declare("second", 8080, Optional.empty()))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        full -> assertThat(full.fault().code()).isEqualTo(FaultCode.NO_ROOM));
        assertThat(known.all()).isEqualTo(before);
        assertThat(reopened().all()).isEqualTo(before);
    }

    @Test
    void anInstanceKeepsThePortItBecameReadyWith() {
        declare("shop", 8080, Optional.empty());
        ready("shop", "old");
        declare("shop", 9090, Optional.empty());
        ready("shop", "old");
        ready("shop", "new");
        assertThat(EnvironmentGateway.model(known.get(ID)).slots().get("http-1"))
                .extracting(Server::name, Server::port)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("old.shop.dev.wealth", 8080),
                        org.assertj.core.groups.Tuple.tuple("new.shop.dev.wealth", 9090));
    }

    @Test
    void aServiceKeepsItsAddressAndAnotherGetsAnother() {
        declare("shop", 8080, Optional.empty());
        String address = String.valueOf(known.get(ID).services().get("shop"));
        declare("shop", 9090, Optional.empty());
        assertThat(String.valueOf(known.get(ID).services().get("shop")))
                .startsWith(address.substring(0, address.indexOf(',')));
        declare("other", 8080, Optional.of(new HttpCheck(8080, "/", Map.of())));
        assertThat(EnvironmentGateway.model(known.get(ID)).map(GatewayModel.SERVICES))
                .containsEntry("10.209.8.1:80", "http-1")
                .containsEntry("10.209.8.2:80", "http-probed-1");
    }

    @Test
    void onlyServicesWithAReadyInstanceHaveAName() {
        declare("shop", 8080, Optional.empty());
        assertThat(NamesFiles.names(known.get(ID))).isEmpty();
        ready("shop", "s1");
        assertThat(NamesFiles.names(known.get(ID))).isEqualTo(Map.of("shop.dev.wealth.banyan.internal.", "10.209.8.1"));
    }

    @Test
    void aForgottenEnvironmentIsForgottenForGood() {
        declare("shop", 8080, Optional.empty());
        known.forget(ID);
        assertThat(reopened().all()).isEmpty();
        assertThatThrownBy(() -> known.get(ID)).isInstanceOf(EngineException.class);
    }
}
