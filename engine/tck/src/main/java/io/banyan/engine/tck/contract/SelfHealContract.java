package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Replace dead instances, with back-off when they keep dying. */
@Proves(Capability.SELF_HEAL)
public abstract class SelfHealContract extends Contract {

    @Test
    void aKilledInstanceIsReplacedByOneWithAnotherName() {
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();
        InstanceId killed = web.living().getFirst().id();

        tck().underTest().kill(killed);
        web.awaitGone(killed).awaitComplete();

        assertThat(web.livingIds()).hasSize(2).doesNotContain(killed);
        assertThat(web.ended())
                .filteredOn(instance -> instance.id().equals(killed))
                .singleElement()
                .satisfies(instance -> {
                    assertThat(instance.fault()).map(Fault::code).hasValue(FaultCode.CRASHED);
                    assertThat(instance.containers().getFirst().exit()).hasValueSatisfying(exit -> {
                        assertThat(exit.code()).isEqualTo(137);
                        assertThat(exit.outOfMemory()).isFalse();
                    });
                });
    }

    @Test
    void anInstanceThatEndsByItselfIsReplacedAndItsExitCodeKept() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        InstanceId first = web.only();

        web.run("GET", "http://localhost:8080/exit?code=42");
        web.awaitGone(first).awaitComplete();

        assertThat(web.ended())
                .filteredOn(instance -> instance.id().equals(first))
                .singleElement()
                .satisfies(instance -> assertThat(
                                instance.containers().getFirst().exit())
                        .hasValueSatisfying(exit -> assertThat(exit.code()).isEqualTo(42)));
    }

    @Test
    void anInstanceThatCrashesUnderRequestsIsReplaced() {
        RunningService web = scene().service("web", draft -> draft.set("CRASH_AFTER_REQUESTS", "5"))
                .awaitComplete();
        InstanceId first = web.only();

        web.run("LOAD", "http://localhost:8080/whoami", "6", "1", "0");
        web.awaitGone(first).awaitComplete();

        assertThat(web.ended())
                .filteredOn(instance -> instance.id().equals(first))
                .singleElement()
                .satisfies(instance -> assertThat(
                                instance.containers().getFirst().exit())
                        .hasValueSatisfying(exit -> assertThat(exit.code()).isEqualTo(70)));
    }

    @Test
    void instancesThatKeepDyingAreTriedAgainMoreAndMoreSlowly() {
        RunningService web = scene().service("web", draft -> draft.set("EXIT_CODE", "1"));

        List<InstanceObservation> died =
                tck().await("four instances have died", Duration.ofSeconds(60), web::ended, ended -> ended.size() >= 4);

        List<Duration> pauses = new ArrayList<>();
        for (int next = 1; next < 4; next++) {
            Instant death = died.get(next - 1)
                    .containers()
                    .getFirst()
                    .exit()
                    .orElseThrow()
                    .at();
            pauses.add(Duration.between(death, died.get(next).createdAt()));
        }
        assertThat(pauses.get(1)).isGreaterThan(pauses.get(0));
        assertThat(pauses.get(2)).isGreaterThan(pauses.get(1));
        tck().await(
                        "the obstacle is a crash loop",
                        RunningService.SOON,
                        () -> web.rollout().obstacle(),
                        obstacle -> obstacle.map(Fault::code)
                                .filter(FaultCode.CRASH_LOOP::equals)
                                .isPresent());
    }
}
