package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.tck.CommandResult;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Exec;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Spread requests between services over ready instances and retry idempotent ones. */
@Proves(Capability.LOAD_BALANCING)
public abstract class LoadBalancingContract extends Contract {

    @Test
    void requestsAreSpreadOverAllReadyInstances() {
        RunningService client = scene().client();
        RunningService web = scene().service("web", draft -> draft.replicas(3)).awaitComplete();

        Map<String, Integer> answers = load(client, web, 300, 0).answers();

        assertThat(answers).hasSize(3);
        assertThat(answers.values()).allMatch(count -> count >= 30);
    }

    @Test
    void anInstanceThatIsNotReadyGetsNoRequestsUntilItIsAgain() {
        RunningService client = scene().client();
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();
        InstanceObservation tired = web.living().getFirst();
        String itsAnswer = web.ask(tired.id(), "/whoami");

        web.ask(tired.id(), "/set?ready=false");
        tck().await(
                        "the instance is seen not to be ready",
                        RunningService.SOON,
                        () -> web.instance(tired.id()).orElseThrow().phase(),
                        phase -> phase == InstancePhase.UNREADY);
        assertThat(load(client, web, 100, 0).answers()).hasSize(1).doesNotContainKey(itsAnswer);

        web.ask(tired.id(), "/set?ready=true");
        web.awaitReady(2);
        tck().await(
                        "it is asked again",
                        RunningService.SOON,
                        () -> load(client, web, 50, 0).answers(),
                        answers -> answers.containsKey(itsAnswer));
    }

    @Test
    void theDeathOfAnInstanceFailsNoRequestThatMayBeRepeated() {
        RunningService client = scene().client();
        RunningService web = scene().service("web", draft -> draft.replicas(3)).awaitComplete();

        CommandResult result;
        try (Exec.Pending load = begin(client, web, "/whoami")) {
            awaitUnderLoad(web);
            tck().underTest().kill(web.living().getFirst().id());
            result = load.await();
        }

        assertThat(result.failed()).as("failed of %s", result).isZero();
        assertThat(result.ok()).isEqualTo(600);
    }

    @Test
    void aRollFailsNoRequest() {
        RunningService client = scene().client();
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();

        CommandResult result;
        try (Exec.Pending load = begin(client, web, "/slow?ms=20")) {
            awaitUnderLoad(web);
            web.change(draft -> draft.release("r2")).awaitComplete();
            result = load.await();
        }

        assertThat(result.failed()).as("failed of %s", result).isZero();
        assertThat(result.ok()).isEqualTo(600);
    }

    private void awaitUnderLoad(RunningService web) {
        tck().await(
                        "requests arrive",
                        RunningService.SOON,
                        () -> Integer.parseInt(web.ask(web.ready().getFirst().id(), "/requests")),
                        requests -> requests > 3);
    }

    private static CommandResult load(RunningService client, RunningService web, int requests, int pauseMillis) {
        CommandResult result = client.run(
                "LOAD",
                "http://" + web.name() + "/whoami",
                Integer.toString(requests),
                "4",
                Integer.toString(pauseMillis));
        assertThat(result.failed()).as("failed of %s", result).isZero();
        return result;
    }

    /** 600 requests from 4 clients with a pause of 60 ms after each: nine seconds at least. */
    private static Exec.Pending begin(RunningService client, RunningService web, String path) {
        return client.begin(client.only(), "LOAD", "http://" + web.name() + path, "600", "4", "60");
    }
}
