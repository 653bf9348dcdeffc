package io.banyan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.applications.Intent;
import io.banyan.applications.ResolveManifest;
import io.banyan.delivery.Release;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.EnvironmentSpec;
import io.banyan.engine.spec.RouteTable;
import io.banyan.engine.spec.WorkloadId;
import io.banyan.kernel.Background;
import io.banyan.runtime.compile.CompileApplication;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine holds later generations than a database that was restored from a backup: the database is right. */
class RestoredDatabaseTest extends RuntimeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LATER = 90;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Background background;

    @Test
    void whatTheBackupWantedRunsAgainAndCanBeDeployedOver() {
        Scenario application = application();
        Release one = application.release("one");
        application.running(one);
        Intent backedUp = application.intents().find(application.ref()).orElseThrow();
        application.running(application.release("two"));
        application.intents().scale(tribe(), application.ref(), Optional.empty(), 4);
        application.awaitReady(4);

        restore(backedUp);

        awaitInstances(application, one, 3);
        application.running(application.release("three"));
    }

    @Test
    void aGenerationThatTheEngineHoldsWithAnotherReleaseIsPassed() {
        Scenario application = application();
        application.running(application.release("one"));
        Intent backedUp = application.intents().find(application.ref()).orElseThrow();
        Release two = application.release("two");
        engine.apply(CompileApplication.compile(
                        later(backedUp, two),
                        two.id(),
                        ResolveManifest.resolve(application.ref(), two.manifest(), two.images(), backedUp.facts()))
                .workload());

        application.running(application.release("three"));
    }

    private static Intent later(Intent intent, Release release) {
        return new Intent(
                intent.ref(),
                intent.generation().next(),
                intent.generation().next(),
                Optional.of(release.id()),
                intent.replicas(),
                intent.paused(),
                intent.restartToken(),
                intent.restartedAt(),
                intent.removed(),
                intent.facts(),
                intent.changedAt());
    }

    @Test
    void whatWasRemovedAfterTheBackupRunsAgain() {
        Scenario application = application();
        Release one = application.release("one");
        application.running(one);
        engine.remove(CompileApplication.workloadId(application.ref()), LATER);

        wake(application);

        awaitInstances(application, one, 3);
    }

    @Test
    void environmentsAndRoutesAreBroughtAboutAgain() {
        Scenario application = application();
        EnvironmentId environment =
                CompileApplication.workloadId(application.ref()).environment();
        await().atMost(PATIENCE).until(() -> engine.environments().contains(environment));
        engine.applyEnvironment(EnvironmentSpec.of(environment, LATER));
        engine.applyRoutes(new RouteTable(environment, LATER, List.of(), List.of()));
        database.sql("update runtime.environment set generation = generation + 1 where tribe = :tribe")
                .param("tribe", environment.tribe())
                .update();

        application.running(application.release("example.test/quotes:1", "one", RestoredDatabaseTest::withRoute));
        assertThat(application
                        .intents()
                        .find(application.ref())
                        .orElseThrow()
                        .generation()
                        .value())
                .as("the environment's generations are not the application's")
                .isEqualTo(1);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(engine.observeRoutes(environment))
                        .singleElement()
                        .satisfies(route -> assertThat(route.readyInstances()).isEqualTo(3)));
    }

    private static String withRoute(String score) {
        return score + """
                resources:
                  web:
                    type: route
                    params: {host: "restored.example.test", path: /, port: 80}
                """;
    }

    private void restore(Intent backedUp) {
        database.sql("""
                update applications.intent set generation = :generation, rolled_at = :rolledAt, release = :release,
                    replicas = :replicas
                where tribe = :tribe and environment = :environment and application = :application""")
                .param("generation", backedUp.generation().value())
                .param("rolledAt", backedUp.rolledAt().value())
                .param("release", backedUp.release().orElseThrow())
                .param("replicas", backedUp.replicas())
                .param("tribe", backedUp.ref().tribe().value())
                .param("environment", backedUp.ref().environment().value())
                .param("application", backedUp.ref().application().value())
                .update();
        database.sql("delete from runtime.rollout where tribe = :tribe and rolled_at > :rolledAt")
                .param("tribe", backedUp.ref().tribe().value())
                .param("rolledAt", backedUp.rolledAt().value())
                .update();
        background.wake("reconcile-application", backedUp.ref().toString());
    }

    private void wake(Scenario application) {
        database.sql("update applications.intent set generation = generation + 1 where tribe = :tribe")
                .param("tribe", application.ref().tribe().value())
                .update();
        background.wake("reconcile-application", application.ref().toString());
    }

    private void awaitInstances(Scenario application, Release release, int count) {
        WorkloadId id = CompileApplication.workloadId(application.ref());
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(engine.observe(id).instances().stream()
                                .filter(instance -> instance.phase() != InstancePhase.EXITED)
                                .filter(instance -> instance.release().equals(Scenario.id(release)))
                                .filter(instance -> instance.phase() == InstancePhase.READY))
                        .hasSize(count));
    }
}
