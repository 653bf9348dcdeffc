package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.WorkloadObservation;
import io.banyan.engine.spec.EnvironmentSpec;
import io.banyan.engine.spec.Resources;
import io.banyan.engine.spec.Workload;
import io.banyan.engine.spec.WorkloadId;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import io.banyan.engine.tck.Scene;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Environments hold workloads, bound what they ask for, and take them along when they go. */
@Proves(Capability.WORKLOADS)
public abstract class EnvironmentsContract extends Contract {
    @Test
    void anEnvironmentMustBeThereFirst() {
        WorkloadId elsewhere = WorkloadId.of(scene().environment().tribe(), "nowhere", "web");
        RunningService web = scene().service("web", draft -> draft.replicas(0));

        assertRefused(
                FaultCode.UNKNOWN_ENVIRONMENT,
                () -> tck().engine()
                        .apply(new Workload.Service(
                                elsewhere,
                                1,
                                web.wanted().release(),
                                web.wanted().containers(),
                                List.of(),
                                1,
                                web.wanted().rollout(),
                                web.wanted().stop(),
                                "")));

        tck().engine().removeEnvironment(elsewhere.environment());
        assertThat(tck().engine().environments())
                .contains(scene().environment())
                .doesNotContain(elsewhere.environment());
    }

    @Test
    void anEnvironmentShowsAllItsWorkloadsThoseWithoutInstancesIncluded() {
        RunningService busy = scene().service("busy", draft -> draft).awaitComplete();
        RunningService idle =
                scene().service("idle", draft -> draft.replicas(0)).awaitComplete();

        assertThat(tck().engine().observe(scene().environment()))
                .extracting(WorkloadObservation::id)
                .contains(busy.id(), idle.id());
        assertThat(idle.living()).isEmpty();
    }

    /** An engine may refuse the wish or admit it and name the obstacle; either way nothing more starts. */
    @Test
    void aQuotaThatIsUsedUpIsNamed() {
        try (Scene small = anotherScene()) {
            tck().engine()
                    .applyEnvironment(new EnvironmentSpec(
                            small.environment(), 2, Optional.of(memory(100L << 20, 100L << 20)), List.of()));
            RunningService web = small.service("web", draft -> draft.resources(memory(60L << 20, 512L << 20)))
                    .awaitComplete();

            try {
                web.change(draft -> draft.replicas(2));
                assertObstacle(web, FaultCode.QUOTA_EXCEEDED);
            } catch (EngineException refused) {
                assertThat(refused.fault().code()).isEqualTo(FaultCode.QUOTA_EXCEEDED);
            }

            assertThat(web.living()).hasSize(1);
            small.clear();
        }
    }

    @Test
    void removingAnEnvironmentRemovesAllInIt() {
        Scene doomed = anotherScene();
        RunningService web = doomed.service("web", draft -> draft).awaitComplete();

        doomed.close();

        tck().await(
                        "the environment is gone",
                        RunningService.SOON,
                        () -> tck().engine().environments(),
                        left -> !left.contains(doomed.environment()));
        assertRefused(FaultCode.UNKNOWN_WORKLOAD, web::observe);
    }

    private static Resources memory(long request, long limit) {
        return new Resources(
                OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(request), OptionalLong.of(limit));
    }

    private void assertObstacle(RunningService service, FaultCode code) {
        tck().await(
                        "the obstacle is " + code,
                        RunningService.SOON,
                        () -> service.rollout().obstacle(),
                        obstacle ->
                                obstacle.map(Fault::code).filter(code::equals).isPresent());
    }
}
