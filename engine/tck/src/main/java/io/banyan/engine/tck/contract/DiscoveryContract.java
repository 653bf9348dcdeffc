package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.tck.CommandResult;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import org.junit.jupiter.api.Test;

/** Resolve a service by name inside its environment while an instance is ready. */
@Proves(Capability.DISCOVERY)
public abstract class DiscoveryContract extends Contract {

    @Test
    void aServiceIsReachedByItsNameAndItsCallersPort() {
        RunningService client = scene().client();
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        awaitResolves(client, web, true);

        CommandResult answer = client.run("GET", "http://" + web.name() + ":80/whoami");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.answer()).isEqualTo(web.ask("/whoami"));
    }

    @Test
    void bytesArriveUnchangedThroughATcpPort() {
        RunningService client = scene().client();
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        awaitResolves(client, web, true);

        CommandResult echoed = client.run("TCP", web.name(), "7000", "hello over tcp");

        assertThat(echoed.output().strip()).isEqualTo("hello over tcp");
    }

    @Test
    void aNameThatNobodyHasDoesNotResolve() {
        RunningService client = scene().client();

        CommandResult result = client.run("RESOLVE", "there-is-no-such-service");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.error()).contains("does not resolve");
    }

    @Test
    void aNameResolvesOnlyWhileAnInstanceIsReady() {
        RunningService client = scene().client();
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        awaitResolves(client, web, true);

        web.ask("/set?ready=false");
        awaitResolves(client, web, false);

        web.ask("/set?ready=true");
        awaitResolves(client, web, true);
    }

    @Test
    void aNameStopsResolvingWhenItsServiceIsScaledToZeroAndComesBackWithIt() {
        RunningService client = scene().client();
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        awaitResolves(client, web, true);

        web.change(draft -> draft.replicas(0)).awaitComplete();
        awaitResolves(client, web, false);

        web.change(draft -> draft.replicas(1)).awaitComplete();
        awaitResolves(client, web, true);
    }

    private void awaitResolves(RunningService client, RunningService service, boolean wanted) {
        tck().await(
                        service.name() + (wanted ? " resolves" : " does not resolve"),
                        RunningService.SOON,
                        () -> client.run("RESOLVE", service.name()),
                        result -> (result.exitCode() == 0) == wanted);
    }
}
