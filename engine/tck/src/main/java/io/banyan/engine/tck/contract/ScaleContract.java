package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Change the number of instances, to zero and back, without a roll. */
@Proves(Capability.SCALE)
public abstract class ScaleContract extends Contract {

    @Test
    void scalingUpAddsInstancesAndKeepsThoseThereAre() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        Set<InstanceId> before = web.livingIds();

        web.change(draft -> draft.replicas(3)).awaitComplete();

        assertThat(web.livingIds()).hasSize(3).containsAll(before);
    }

    @Test
    void scalingDownStopsTheSurplusAndKeepsTheRest() {
        RunningService web = scene().service("web", draft -> draft.replicas(3)).awaitComplete();
        Set<InstanceId> before = web.livingIds();

        web.change(draft -> draft.replicas(1));
        tck().await(
                        "one instance is left",
                        RunningService.SOON,
                        () -> {
                            assertThat(web.ready()).isNotEmpty();
                            return web.livingIds();
                        },
                        living -> living.size() == 1);

        assertThat(before).containsAll(web.livingIds());
        web.awaitComplete();
    }

    @Test
    void scalingToZeroStopsAllAndScalingBackStartsAgain() {
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();
        Set<InstanceId> before = web.livingIds();

        web.change(draft -> draft.replicas(0)).awaitComplete();
        assertThat(web.living()).isEmpty();
        tck().throughout("nothing starts", Duration.ofSeconds(1), web::living, living -> living.isEmpty());

        web.change(draft -> draft.replicas(2)).awaitComplete();
        assertThat(web.livingIds()).hasSize(2).doesNotContainAnyElementsOf(before);
    }

    @Test
    void whatWasScaledDownDoesNotComeBack() {
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();
        web.change(draft -> draft.replicas(1)).awaitComplete();

        tck().throughout("one instance stays", Duration.ofSeconds(2), web::living, living -> living.size() == 1);
    }
}
