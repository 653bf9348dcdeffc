package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.session.LogLine;
import io.banyan.engine.session.LogQuery;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.tck.CommandResult;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Exec;
import io.banyan.engine.tck.Lines;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Drain, terminate, wait, kill. */
@Proves(Capability.GRACEFUL_STOP)
public abstract class GracefulStopContract extends Contract {

    @Test
    void aRequestInFlightIsFinishedBeforeTheInstanceStops() {
        RunningService client = scene().client();
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        InstanceId instance = web.only();

        CommandResult answer;
        try (Exec.Pending slow = client.begin(client.only(), "GET", "http://" + web.name() + "/slow?ms=4000")) {
            awaitInFlight(web, instance);
            web.change(draft -> draft.replicas(0));
            tck().await(
                            "the instance drains",
                            RunningService.SOON,
                            () -> web.instance(instance).orElseThrow().phase(),
                            phase -> phase == InstancePhase.DRAINING);
            answer = slow.await();
        }

        assertThat(answer.status()).isEqualTo(200);
        web.awaitGone(instance);
    }

    @Test
    void aRequestThatTakesLongerThanTheDrainIsCutOff() {
        RunningService client = scene().client();
        RunningService web = scene().service("web", draft -> draft.stop(Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .awaitComplete();
        InstanceId instance = web.only();

        try (Exec.Pending slow = client.begin(client.only(), "GET", "http://" + web.name() + "/slow?ms=25000")) {
            awaitInFlight(web, instance);
            Instant asked = tck().now();
            web.change(draft -> draft.replicas(0));
            web.awaitGone(instance);

            assertThat(Duration.between(asked, tck().now())).isLessThan(Duration.ofSeconds(8));
            assertThat(slow.await().status()).isNotEqualTo(200);
        }
    }

    @Test
    void anInstanceIsAskedToEndAndGivenTheTimeItNeeds() {
        RunningService web =
                scene().service("web", draft -> draft.set("STOP_DELAY", "1500")).awaitComplete();
        InstanceId instance = web.only();

        web.change(draft -> draft.replicas(0));
        web.awaitGone(instance);

        assertThat(Lines.read(tck(), LogQuery.all(web.id())))
                .extracting(LogLine::text)
                .containsSubsequence("testapp: stopping", "testapp: stopped");
        assertThat(exitOf(web, instance)).as("ended by signal 15").isEqualTo(143);
    }

    @Test
    void anInstanceThatDoesNotEndInTimeIsKilled() {
        RunningService web = scene().service(
                        "web",
                        draft -> draft.set("STOP_DELAY", "60000").stop(Duration.ofSeconds(1), Duration.ofSeconds(2)))
                .awaitComplete();
        InstanceId instance = web.only();

        Instant asked = tck().now();
        web.change(draft -> draft.replicas(0));
        web.awaitGone(instance);

        assertThat(Duration.between(asked, tck().now())).isBetween(Duration.ofMillis(1900), Duration.ofSeconds(10));
        assertThat(Lines.read(tck(), LogQuery.all(web.id())))
                .extracting(LogLine::text)
                .contains("testapp: stopping")
                .doesNotContain("testapp: stopped");
        assertThat(exitOf(web, instance)).as("ended by signal 9").isEqualTo(137);
    }

    private int exitOf(RunningService web, InstanceId instance) {
        InstanceObservation ended = web.instance(instance).orElseThrow();
        return ended.containers().getFirst().exit().orElseThrow().code();
    }

    private void awaitInFlight(RunningService web, InstanceId instance) {
        tck().await(
                        "a request is in flight",
                        RunningService.SOON,
                        () -> web.ask(instance, "/inflight"),
                        inFlight -> !inFlight.equals("0"));
    }
}
