package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.observed.ContainerObservation;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.session.ExecRequest;
import io.banyan.engine.spec.Check;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Probe;
import io.banyan.engine.spec.Probes;
import io.banyan.engine.spec.StartCondition;
import io.banyan.engine.spec.Variable;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several containers per instance sharing one network, started in order. */
@Proves(Capability.SEVERAL_CONTAINERS)
public abstract class SeveralContainersContract extends Contract {

    @Test
    void containersOfAnInstanceReachEachOtherOnLocalhost() {
        RunningService web =
                scene().service("web", draft -> draft.with(sidecar())).awaitComplete();

        assertThat(web.living().getFirst().containers())
                .extracting(ContainerObservation::name)
                .containsExactlyInAnyOrder("main", "side");
        assertThat(web.run("GET", "http://localhost:8081/env?name=WHO").answer())
                .isEqualTo("side");
    }

    @Test
    void aContainerStartsWhenTheOneItWaitsForIsHealthy() {
        RunningService web = scene().service(
                        "web",
                        draft -> draft.with(sidecar(Variable.plain("START_DELAY", "2000")))
                                .main(main -> main.withStartAfter(
                                        List.of(new StartCondition("side", StartCondition.State.HEALTHY)))))
                .awaitComplete();

        InstanceObservation instance = web.living().getFirst();
        assertThat(Duration.between(startOf(instance, "side"), startOf(instance, "main")))
                .isGreaterThanOrEqualTo(Duration.ofMillis(1900));
    }

    @Test
    void aContainerStartsWhenTheOneItWaitsForIsComplete() {
        RunningService web = scene().service(
                        "web", draft -> draft.with(preparing("0")).main(this::afterPreparation))
                .awaitComplete();

        InstanceObservation instance = web.living().getFirst();
        ContainerObservation preparation = container(instance, "prepare");
        assertThat(preparation.exit())
                .hasValueSatisfying(exit -> assertThat(exit.code()).isZero());
        assertThat(startOf(instance, "main"))
                .isAfterOrEqualTo(preparation.exit().orElseThrow().at());
    }

    @Test
    void aContainerDoesNotStartWhenTheOneItWaitsForFails() {
        RunningService web =
                scene().service("web", draft -> draft.with(preparing("5")).main(this::afterPreparation));

        InstanceObservation failed = tck().await(
                        "an instance has failed", RunningService.SOON, web::ended, ended -> !ended.isEmpty())
                .getFirst();

        assertThat(container(failed, "prepare").exit())
                .hasValueSatisfying(exit -> assertThat(exit.code()).isEqualTo(5));
        assertThat(container(failed, "main").startedAt()).isEmpty();
    }

    @Test
    void theDeathOfOneContainerReplacesTheInstance() {
        RunningService web =
                scene().service("web", draft -> draft.with(sidecar())).awaitComplete();
        InstanceId first = web.only();

        web.run("GET", "http://localhost:8081/exit?code=9");
        web.awaitGone(first).awaitComplete();

        assertThat(web.only()).isNotEqualTo(first);
        assertThat(web.living().getFirst().containers())
                .allMatch(container -> container.state() == ContainerObservation.State.RUNNING);
    }

    @Test
    void anInstanceIsReadyOnlyWhenAllItsContainersAre() {
        RunningService web =
                scene().service("web", draft -> draft.with(sidecar())).awaitComplete();
        InstanceId instance = web.only();

        web.run("GET", "http://localhost:8081/set?ready=false");
        tck().await(
                        "the instance is not ready",
                        RunningService.SOON,
                        () -> web.instance(instance).orElseThrow().phase(),
                        phase -> phase == InstancePhase.UNREADY);

        web.run("GET", "http://localhost:8081/set?ready=true");
        web.awaitReady(1);
    }

    @Test
    void aCommandRunsInTheContainerThatIsNamed() {
        RunningService web =
                scene().service("web", draft -> draft.with(sidecar())).awaitComplete();
        List<String> command = new ArrayList<>(tck().underTest().testAppCommand());
        command.addAll(List.of("ENV", "WHO"));

        assertThat(web.exec(web.only(), new ExecRequest(Optional.of("side"), command, false, 80, 24))
                        .output())
                .isEqualTo("side");
        assertThat(web.exec(web.only(), new ExecRequest(Optional.of("main"), command, false, 80, 24))
                        .output())
                .isEmpty();
    }

    private ContainerSpec sidecar(Variable... more) {
        List<Variable> variables = new ArrayList<>(List.of(
                Variable.plain("WHO", "side"), Variable.plain("PORT", "8081"), Variable.plain("TCP_PORT", "0")));
        variables.addAll(List.of(more));
        Probe ready = new Probe(
                Check.Http.get(8081, "/ready"), Duration.ZERO, Duration.ofMillis(500), Duration.ofSeconds(2), 1, 2);
        return ContainerSpec.of("side", tck().underTest().testAppImage())
                .withVariables(variables)
                .withProbes(Probes.ready(ready));
    }

    private ContainerSpec preparing(String exitCode) {
        return ContainerSpec.of("prepare", tck().underTest().testAppImage())
                .withCommand(List.of(), List.of("EXIT", exitCode));
    }

    private ContainerSpec afterPreparation(ContainerSpec main) {
        return main.withStartAfter(List.of(new StartCondition("prepare", StartCondition.State.COMPLETE)));
    }

    private static ContainerObservation container(InstanceObservation instance, String name) {
        return instance.containers().stream()
                .filter(container -> container.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Instant startOf(InstanceObservation instance, String name) {
        return container(instance, name).startedAt().orElseThrow();
    }
}
