package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.banyan.engine.Capability;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.StaleGenerationException;
import io.banyan.engine.Subscription;
import io.banyan.engine.observed.WorkloadObservation;
import io.banyan.engine.session.ExecRequest;
import io.banyan.engine.session.LogQuery;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.StartCondition;
import io.banyan.engine.spec.WorkloadId;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Apply, remove and observe; idempotent; older generations refused. */
@ResourceLock(Contract.ENGINE)
@Proves(Capability.WORKLOADS)
public abstract class WorkloadsContract extends Contract {

    @Test
    void anAppliedServiceGetsAsManyReadyInstancesAsWanted() {
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();

        assertThat(web.ready()).hasSize(2).allSatisfy(instance -> {
            assertThat(instance.release().value()).isEqualTo("r1");
            assertThat(instance.generation()).isEqualTo(1);
            assertThat(instance.readyAt()).isPresent();
            assertThat(instance.fault()).isEmpty();
        });
        assertThat(web.observe().generation()).isEqualTo(1);
    }

    @Test
    void applyingTheSameAgainChangesNothing() {
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();
        Set<InstanceId> before = web.livingIds();

        tck().engine().apply(web.wanted());

        tck().throughout("the instances stay", Duration.ofSeconds(2), web::livingIds, before::equals);
    }

    @Test
    void anOlderGenerationIsRefusedAndChangesNothing() {
        RunningService web = scene().service("web", draft -> draft);
        web.change(draft -> draft.restartToken("other")).awaitComplete();

        StaleGenerationException refusal = catchThrowableOfType(
                StaleGenerationException.class,
                () -> tck().engine().apply(web.wantedAt(1, draft -> draft.replicas(0))));

        assertThat(refusal).isNotNull();
        assertThat(refusal.held()).isEqualTo(2);
        assertThat(refusal.offered()).isEqualTo(1);
        assertThat(refusal.fault().code()).isEqualTo(FaultCode.STALE_GENERATION);
        assertThat(web.ready()).hasSize(1);
    }

    @Test
    void theSameGenerationWithOtherContentIsRefused() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();

        assertRefused(
                FaultCode.INVALID_SPECIFICATION,
                () -> tck().engine().apply(web.wantedAt(1, draft -> draft.replicas(2))));

        assertThat(web.rollout().wanted()).isEqualTo(1);
    }

    @Test
    void aRemovedWorkloadGoesAwayAndMayBeRemovedAgain() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();

        web.remove();
        awaitUnknown(web);
        web.remove();

        assertRefused(FaultCode.UNKNOWN_WORKLOAD, web::observe);
    }

    @Test
    void removingWithAnOlderGenerationIsRefused() {
        RunningService web = scene().service("web", draft -> draft);
        web.change(draft -> draft.restartToken("other")).awaitComplete();

        assertRefused(FaultCode.STALE_GENERATION, () -> tck().engine().remove(web.id(), 1));

        assertThat(web.ready()).hasSize(1);
    }

    @Test
    void theFloorOfGenerationsOutlivesTheWorkload() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        web.remove();
        awaitUnknown(web);

        assertRefused(FaultCode.STALE_GENERATION, () -> tck().engine().apply(web.wantedAt(1, draft -> draft)));

        web.change(draft -> draft).awaitComplete();
    }

    @Test
    void aRestartedEngineFindsWhatItLeftAndStillRefusesOlderGenerations() {
        RunningService web = scene().service("web", draft -> draft.replicas(2));
        web.change(draft -> draft.restartToken("other")).awaitComplete();
        Set<InstanceId> before = web.livingIds();

        tck().underTest().restart();
        assertRefused(FaultCode.STALE_GENERATION, () -> tck().engine().apply(web.wantedAt(1, draft -> draft)));
        tck().engine().apply(web.wanted());

        web.awaitComplete();
        assertThat(web.livingIds()).isEqualTo(before);
    }

    @Test
    void whatIsNotThereIsSaidToBeUnknown() {
        WorkloadId nothing = new WorkloadId(scene().environment(), "nothing");

        assertRefused(FaultCode.UNKNOWN_WORKLOAD, () -> tck().engine().observe(nothing));
        assertRefused(
                FaultCode.UNKNOWN_WORKLOAD,
                () -> tck().engine()
                        .logs(LogQuery.all(nothing), line -> {}, () -> {})
                        .close());
        if (tck().claimed().contains(Capability.EXEC)) {
            RunningService web = scene().service("web", draft -> draft).awaitComplete();
            InstanceId stranger = new InstanceId(web.id(), "nobody");
            assertRefused(FaultCode.UNKNOWN_INSTANCE, () -> tck().engine().exec(stranger, ExecRequest.plain("true")));
        }
    }

    @Test
    void whoeverWatchesIsToldOfChanges() {
        Set<WorkloadId> told = ConcurrentHashMap.newKeySet();
        try (Subscription watching = tck().engine().watch(told::add)) {
            assertThat(watching).isNotNull();
            RunningService web = scene().service("web", draft -> draft);
            tck().await("the watcher is told", RunningService.SOON, () -> told, seen -> seen.contains(web.id()));
            web.awaitComplete();
            told.clear();

            web.change(draft -> draft.replicas(0));
            tck().await("the watcher is told again", RunningService.SOON, () -> told, seen -> seen.contains(web.id()));
        }
    }

    @Test
    void anImageThatIsNotThereIsNamedAsTheObstacle() {
        RunningService web = scene().service(
                        "web",
                        draft -> draft.main(container ->
                                ContainerSpec.of("main", "localhost/banyan-tck/there-is-no-such-image:1")));

        assertObstacle(web, FaultCode.IMAGE_NOT_FOUND);
    }

    @Test
    void aCommandThatIsNotThereIsNamedAsTheObstacle() {
        RunningService web = scene().service(
                        "web",
                        draft ->
                                draft.main(container -> container.withCommand(List.of("/no/such/command"), List.of())));

        assertObstacle(web, FaultCode.COMMAND_NOT_FOUND);
    }

    @Test
    void whatCannotWorkIsRefusedBeforeAnythingChanges() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();

        assertRefused(
                FaultCode.INVALID_SPECIFICATION,
                () -> tck().engine()
                        .apply(web.wantedAt(
                                2,
                                draft -> draft.main(container -> container.withStartAfter(
                                        List.of(new StartCondition("nobody", StartCondition.State.HEALTHY)))))));

        assertThat(web.observe().generation()).isEqualTo(1);
        assertThat(web.ready()).hasSize(1);
    }

    private void assertObstacle(RunningService service, FaultCode code) {
        tck().await(
                        "the obstacle is " + code,
                        RunningService.SOON,
                        () -> service.rollout().obstacle(),
                        obstacle ->
                                obstacle.map(Fault::code).filter(code::equals).isPresent());
    }

    private void awaitUnknown(RunningService service) {
        tck().await(
                        service.id() + " is unknown",
                        RunningService.SOON,
                        () -> tck().engine().observe(scene().environment()).stream()
                                .map(WorkloadObservation::id)
                                .toList(),
                        left -> !left.contains(service.id()));
    }
}
