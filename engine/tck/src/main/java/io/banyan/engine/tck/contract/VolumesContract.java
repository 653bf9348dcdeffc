package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.RolloutObservation.Phase;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Volumes that survive a roll, one owner per slot. */
@Proves(Capability.VOLUMES)
public abstract class VolumesContract extends Contract {
    private static final String FILE = "/data/note";

    @Test
    void whatWasWrittenSurvivesARoll() {
        RunningService web =
                scene().service("web", draft -> draft.volume("data", "/data")).awaitComplete();
        assertThat(web.run("WRITE", FILE, "remember").exitCode()).isZero();
        InstanceId first = web.only();

        web.change(draft -> draft.release("r2")).awaitComplete();

        assertThat(web.only()).isNotEqualTo(first);
        assertThat(web.run("READ", FILE).output()).isEqualTo("remember");
    }

    @Test
    void whatWasWrittenSurvivesTheDeathOfTheInstance() {
        RunningService web =
                scene().service("web", draft -> draft.volume("data", "/data")).awaitComplete();
        web.run("WRITE", FILE, "remember");
        InstanceId first = web.only();

        tck().underTest().kill(first);
        web.awaitGone(first).awaitComplete();

        assertThat(web.run("READ", FILE).output()).isEqualTo("remember");
    }

    @Test
    void whatWasWrittenSurvivesAScaleToZero() {
        RunningService web =
                scene().service("web", draft -> draft.volume("data", "/data")).awaitComplete();
        web.run("WRITE", FILE, "remember");

        web.change(draft -> draft.replicas(0)).awaitComplete();
        web.change(draft -> draft.replicas(1)).awaitComplete();

        assertThat(web.run("READ", FILE).output()).isEqualTo("remember");
    }

    @Test
    void eachSlotHasItsOwn() {
        RunningService web = scene().service(
                        "web", draft -> draft.volume("data", "/data").replicas(2))
                .awaitComplete();
        List<InstanceObservation> instances = web.living();
        web.run(instances.get(0).id(), "WRITE", FILE, "first");
        web.run(instances.get(1).id(), "WRITE", FILE, "second");

        web.change(draft -> draft.release("r2")).awaitComplete();

        assertThat(web.living()).extracting(InstanceObservation::slot).containsExactly(0, 1);
        assertThat(web.run(web.living().get(0).id(), "READ", FILE).output()).isEqualTo("first");
        assertThat(web.run(web.living().get(1).id(), "READ", FILE).output()).isEqualTo("second");
    }

    @Test
    void aSlotNeverHasTwoOwnersAtOnce() {
        RunningService web = scene().service(
                        "web",
                        draft -> draft.volume("data", "/data").replicas(2).set("STOP_DELAY", "1000"))
                .awaitComplete();

        web.change(draft -> draft.release("r2"));

        tck().await(
                        "the roll is complete",
                        Duration.ofSeconds(60),
                        () -> {
                            List<InstanceObservation> living = web.living();
                            assertThat(living.stream()
                                            .map(InstanceObservation::slot)
                                            .distinct())
                                    .as("slots of %s", living)
                                    .hasSameSizeAs(living);
                            return web.rollout();
                        },
                        rollout -> rollout.phase() == Phase.COMPLETE);
    }
}
