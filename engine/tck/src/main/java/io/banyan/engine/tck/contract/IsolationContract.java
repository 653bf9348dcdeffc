package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import io.banyan.engine.tck.Scene;
import org.junit.jupiter.api.Test;

/** Another environment's instances are unreachable and its names do not resolve. */
@Proves(Capability.ISOLATION)
public abstract class IsolationContract extends Contract {

    @Test
    void aNameDoesNotResolveInAnotherEnvironment() {
        RunningService neighbour = scene().client();
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        tck().await(
                        "the name resolves at home",
                        RunningService.SOON,
                        () -> neighbour.run("RESOLVE", web.name()),
                        result -> result.exitCode() == 0);
        try (Scene elsewhere = anotherScene()) {
            RunningService stranger = elsewhere.client();

            assertThat(stranger.run("RESOLVE", web.name()).exitCode()).isEqualTo(1);
            String environment = scene().environment().environment();
            String tribe = scene().environment().tribe();
            assertThat(stranger.run("RESOLVE", web.name() + "." + environment + "." + tribe + ".banyan.internal")
                            .exitCode())
                    .isEqualTo(1);
            elsewhere.clear();
        }
    }

    @Test
    void anInstanceIsNotReachedFromAnotherEnvironmentByItsAddress() {
        RunningService neighbour = scene().client();
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        String address = web.run("ADDRESS").output().strip();
        assertThat(neighbour.run("CONNECT", address, "8080").exitCode())
                .as("at home %s is reached", address)
                .isZero();
        try (Scene elsewhere = anotherScene()) {
            RunningService stranger = elsewhere.client();

            assertThat(stranger.run("CONNECT", address, "8080").exitCode()).isEqualTo(1);
            elsewhere.clear();
        }
    }

    @Test
    void aServiceIsNotReachedFromAnotherEnvironmentByWhatItsNameLeadsTo() {
        RunningService neighbour = scene().client();
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        String address = tck().await(
                        "the name resolves at home",
                        RunningService.SOON,
                        () -> neighbour.run("RESOLVE", web.name()),
                        result -> result.exitCode() == 0)
                .output()
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(neighbour.run("CONNECT", address, "80").exitCode())
                .as("at home %s is reached", address)
                .isZero();
        try (Scene elsewhere = anotherScene()) {
            RunningService stranger = elsewhere.client();

            assertThat(stranger.run("CONNECT", address, "80").exitCode()).isEqualTo(1);
            elsewhere.clear();
        }
    }

    @Test
    void theEndOfAThirdEnvironmentOpensNoneOfTheOthers() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        String address = web.run("ADDRESS").output().strip();
        try (Scene elsewhere = anotherScene()) {
            RunningService stranger = elsewhere.client();
            Scene third = anotherScene();
            third.client();
            third.clear();
            third.close();

            assertThat(stranger.run("CONNECT", address, "8080").exitCode()).isEqualTo(1);
            elsewhere.clear();
        }
    }

    @Test
    void twoEnvironmentsMayHaveTheSameNameAndEachSeesItsOwn() {
        RunningService here = scene().serviceNamed("same", draft -> draft.set("WHERE", "here"))
                .awaitComplete();
        RunningService client = scene().client();
        try (Scene elsewhere = anotherScene()) {
            RunningService there = elsewhere
                    .serviceNamed("same", draft -> draft.set("WHERE", "there"))
                    .awaitComplete();
            RunningService stranger = elsewhere.client();
            assertThat(there.name()).isEqualTo(here.name());

            assertThat(whereIs(client, here)).isEqualTo("here");
            assertThat(whereIs(stranger, there)).isEqualTo("there");
            elsewhere.clear();
        }
    }

    private String whereIs(RunningService client, RunningService service) {
        return tck().await(
                        service.name() + " answers",
                        RunningService.SOON,
                        () -> client.run("GET", "http://" + service.name() + "/env?name=WHERE"),
                        result -> result.status() == 200)
                .answer();
    }
}
