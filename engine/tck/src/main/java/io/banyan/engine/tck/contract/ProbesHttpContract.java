package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.spec.Check;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Probe;
import io.banyan.engine.spec.Probes;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Startup, liveness and readiness by HTTP. */
@Proves(Capability.PROBES_HTTP)
public abstract class ProbesHttpContract extends Contract {

    @Test
    void anInstanceIsNotReadyBeforeItSaysSo() {
        RunningService web = scene().service("web", draft -> draft.set("START_DELAY", "3000"));
        InstanceObservation starting = tck().await(
                        "the instance runs but is not ready",
                        RunningService.SOON,
                        web::living,
                        living -> living.size() == 1 && living.getFirst().phase() == InstancePhase.STARTING)
                .getFirst();

        web.awaitComplete();

        Duration tookToGetReady = Duration.between(
                starting.containers().getFirst().startedAt().orElseThrow(),
                web.living().getFirst().readyAt().orElseThrow());
        assertThat(tookToGetReady).isGreaterThanOrEqualTo(Duration.ofMillis(2900));
    }

    @Test
    void anInstanceThatSaysNoIsTakenOutAndComesBackWhenItSaysYes() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        InstanceId instance = web.only();

        web.ask("/set?ready=false");
        InstanceObservation tired = tck().await(
                        "the instance is not ready",
                        RunningService.SOON,
                        () -> web.instance(instance).orElseThrow(),
                        seen -> seen.phase() == InstancePhase.UNREADY);
        assertThat(tired.lastProbe()).hasValueSatisfying(answer -> {
            assertThat(answer.healthy()).isFalse();
            assertThat(answer.detail()).contains("503");
        });

        web.ask("/set?ready=true");
        web.awaitReady(1);
        assertThat(web.only()).isEqualTo(instance);
    }

    @Test
    void readinessThatFlipsIsFollowed() {
        RunningService web = scene().service("web", draft -> draft.set("READY_FLIPS", "4000"));

        awaitPhase(web, InstancePhase.READY);
        awaitPhase(web, InstancePhase.UNREADY);
        awaitPhase(web, InstancePhase.READY);

        assertThat(web.observe().instances()).hasSize(1);
    }

    @Test
    void anInstanceThatIsNoLongerAliveIsReplaced() {
        RunningService web = scene().service(
                        "web",
                        draft -> draft.probes(new Probes(
                                Optional.of(probe("/started", 60)),
                                Optional.of(probe("/live", 2)),
                                Optional.of(probe("/ready", 2)))))
                .awaitComplete();
        InstanceId first = web.only();

        web.ask("/set?live=false");
        web.awaitGone(first).awaitComplete();

        assertThat(web.only()).isNotEqualTo(first);
        assertThat(web.instance(first).orElseThrow().fault()).map(Fault::code).hasValue(FaultCode.LIVENESS_FAILED);
    }

    @Test
    void untilItHasStartedAnInstanceIsNotAskedWhetherItIsAlive() {
        RunningService web = scene().service(
                        "web",
                        draft -> draft.set("START_DELAY", "4000")
                                .probes(new Probes(
                                        Optional.of(probe("/started", 30)),
                                        Optional.of(probe("/live", 2)),
                                        Optional.of(probe("/ready", 2)))))
                .awaitComplete();

        assertThat(web.observe().instances()).as("none was replaced on the way").hasSize(1);
    }

    @Test
    void anInstanceThatDoesNotStartInTimeIsReplaced() {
        RunningService web = scene().service(
                        "web",
                        draft -> draft.set("START_DELAY", "60000")
                                .probes(new Probes(
                                        Optional.of(probe("/started", 4)),
                                        Optional.empty(),
                                        Optional.of(probe("/ready", 2)))));

        InstanceObservation failed = tck().await(
                        "an instance was given up", RunningService.SOON, web::ended, ended -> !ended.isEmpty())
                .getFirst();

        assertThat(failed.fault()).map(Fault::code).hasValue(FaultCode.NEVER_STARTED);
    }

    private void awaitPhase(RunningService web, InstancePhase phase) {
        tck().await(
                        "the instance is " + phase,
                        RunningService.SOON,
                        web::living,
                        living -> living.size() == 1 && living.getFirst().phase() == phase);
    }

    private static Probe probe(String path, int failures) {
        return new Probe(
                Check.Http.get(8080, path), Duration.ZERO, Duration.ofMillis(500), Duration.ofSeconds(2), 1, failures);
    }
}
