package io.banyan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.applications.Intent;
import io.banyan.applications.Intents;
import io.banyan.applications.ScoreManifests;
import io.banyan.applications.Source;
import io.banyan.delivery.Release;
import io.banyan.delivery.store.ReleaseStore;
import io.banyan.engine.EngineException;
import io.banyan.engine.fake.FakeEngine;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.ReleaseId;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.PersonName;
import io.banyan.kernel.Verdict;
import io.banyan.runtime.compile.CompileApplication;
import io.banyan.runtime.events.ApplicationEvent;
import io.banyan.runtime.events.Events;
import io.banyan.runtime.rollouts.Rollout;
import io.banyan.runtime.rollouts.Rollouts;
import io.banyan.server.testing.Api;
import io.banyan.tenancy.TribeScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What tests of rolls say: release this, wait for the verdict, look at what is shown. */
record Scenario(
        TribeScope tribe,
        ApplicationRef ref,
        Intents intents,
        ReleaseStore releases,
        Rollouts rollouts,
        Events events,
        TransactionTemplate transactions,
        FakeEngine engine,
        Api api) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String SCORE = """
            apiVersion: score.dev/v1b1
            metadata:
              name: NAME
              banyan:
                replicas: 3
                rollout: {progressDeadline: 2s, onFailure: hold}
                stop: {drain: 0s, grace: 1s}
            containers:
              main:
                image: .
                variables: {GREETING: WORDS}
                resources: {limits: {memory: 64Mi}}
            service:
              ports:
                web: {port: 80, targetPort: 8080}
            """;

    /** A new release that was made, not yet asked for. */
    Release release(String greeting) {
        return release("example.test/quotes:1", greeting, UnaryOperator.identity());
    }

    Release release(String image, String greeting, UnaryOperator<String> change) {
        String score =
                change.apply(SCORE.replace("NAME", ref.application().value()).replace("WORDS", greeting));
        return transactions.execute(status -> releases.insert(
                tribe,
                UUID.randomUUID(),
                ref.application(),
                new TreeMap<>(Map.of("main", image)),
                score,
                Map.of(),
                new Source.Image(image),
                Optional.empty(),
                new PersonName("tester"),
                Instant.now()));
    }

    /** Asks for a release to run. */
    Intent roll(Release release) {
        return intents.release(
                tribe, ref, release.id(), ScoreManifests.require(release.score()), Optional.empty(), Map.of());
    }

    /** Rolls to a release and waits until that succeeded. */
    Scenario running(Release release) {
        Intent intent = roll(release);
        assertThat(verdict(intent).result()).isEqualTo(Verdict.Result.SUCCEEDED);
        return this;
    }

    /** Waits for the verdict of the roll that the intent began. */
    Verdict verdict(Intent intent) {
        return await().atMost(PATIENCE)
                .until(() -> rollout(intent).flatMap(Rollout::verdict), Optional::isPresent)
                .orElseThrow();
    }

    /** The roll that the intent began. */
    Optional<Rollout> rollout(Intent intent) {
        return rollouts.find(ref, intent.rolledAt());
    }

    /** What the API shows of the application. */
    JsonNode shown() {
        return api.get(path()).expect(200).json();
    }

    void awaitState(String state) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(shown().at("/status/state").asString()).isEqualTo(state));
    }

    void awaitReady(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(shown().at("/status/ready").asInt()).isEqualTo(count));
    }

    List<ApplicationEvent> eventsOfType(String type) {
        return events.newest(ref, Optional.empty(), 200).stream()
                .filter(event -> event.type().equals(type))
                .toList();
    }

    void awaitEvent(String type) {
        await().atMost(PATIENCE).until(() -> !eventsOfType(type).isEmpty());
    }

    /** Instances that run and do not answer yet. */
    List<InstanceId> starting() {
        try {
            return engine.observe(CompileApplication.workloadId(ref)).instances().stream()
                    .filter(instance -> instance.phase() == InstancePhase.STARTING)
                    .map(InstanceObservation::id)
                    .toList();
        } catch (EngineException notYetThere) {
            return List.of();
        }
    }

    String path() {
        return "/tribes/" + ref.tribe() + "/environments/" + ref.environment() + "/applications/" + ref.application();
    }

    static ReleaseId id(Release release) {
        return new ReleaseId(release.id().toString());
    }
}
