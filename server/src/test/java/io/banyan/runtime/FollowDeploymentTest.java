package io.banyan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.delivery.Release;
import io.banyan.server.testing.Api;
import io.banyan.server.testing.Contract;
import io.banyan.server.testing.EventStreams;
import io.banyan.server.testing.EventStreams.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FollowDeploymentTest extends RuntimeTest {
    @Test
    void theRolloutIsSeenWhileItGoesAndTheVerdictComesLast() throws IOException {
        Scenario application = known();
        Release release = application.release("one");
        engine.controls().faults().startDelay(Scenario.id(release), Duration.ofSeconds(1));

        List<Event> told = follow(application, deploy(application, release));

        List<JsonNode> rollouts = of("rollout", told);
        assertThat(rollouts).hasSizeGreaterThan(1);
        rollouts.forEach(rollout -> Contract.assertDescribes("LiveRollout", rollout));
        assertThat(rollouts.getFirst().at("/updatedReady").asInt()).isLessThan(3);
        JsonNode last = rollouts.getLast();
        assertThat(last.at("/updatedReady").asInt()).isEqualTo(3);
        assertThat(last.at("/instances"))
                .hasSize(3)
                .allSatisfy(
                        instance -> assertThat(instance.at("/phase").asString()).isEqualTo("ready"));
        assertThat(told.getLast().name()).isEqualTo("verdict");
        Contract.assertDescribes("VerdictBody", told.getLast().data());
    }

    @Test
    void anInstanceThatEndsInTheCourseOfARolloutIsShown() throws IOException {
        Scenario application = known();
        Release bad = application.release("one");
        engine.controls().faults().crashAtStart(Scenario.id(bad), 3);

        List<Event> told = follow(application, deploy(application, bad));

        assertThat(of("rollout", told).getLast().at("/instances"))
                .anySatisfy(
                        instance -> assertThat(instance.at("/phase").asString()).isEqualTo("exited"));
        assertThat(told.getLast().data().at("/result").asString()).isEqualTo("failed");
    }

    @Test
    void theRolloutOfALaterDeploymentIsNotTakenForAnEarlierOnes() throws IOException {
        Scenario application = known();
        String first = deploy(application, application.release("one"));
        follow(application, first);
        String second = deploy(application, application.release("two"));
        follow(application, second);

        assertThat(of("rollout", follow(application, first))).isEmpty();
        assertThat(shown(application, first).at("/rollout").isNull()).isTrue();
        // What was seen is written a moment after the verdict.
        await().untilAsserted(() -> assertThat(
                        shown(application, second).at("/rollout/updatedReady").asInt())
                .isEqualTo(3));
    }

    /** An application that people know by name, so that they can deploy it. */
    private Scenario known() {
        Scenario application = application();
        String name = application.ref().application().value();
        application
                .api()
                .post("/tribes/" + application.ref().tribe() + "/applications", Map.of("name", name))
                .expect(201);
        return application;
    }

    private static String deploy(Scenario application, Release release) {
        return application
                .api()
                .post(
                        application.path() + "/deployments",
                        Map.of("source", Map.of("kind", "release", "id", release.id())))
                .expect(202)
                .text("/id");
    }

    private static JsonNode shown(Scenario application, String deployment) {
        Api.Answer answer = application.api().get(path(application, deployment)).expect(200);
        Contract.assertDescribes("DeploymentBody", answer.json());
        return answer.json();
    }

    private static String path(Scenario application, String deployment) {
        return "/tribes/" + application.ref().tribe() + "/deployments/" + deployment;
    }

    /** Reads the stream to its end. */
    private static List<Event> follow(Scenario application, String deployment) throws IOException {
        return EventStreams.read(application.api().stream(path(application, deployment) + "/events"), told -> true);
    }

    private static List<JsonNode> of(String name, List<Event> told) {
        return told.stream()
                .filter(event -> event.name().equals(name))
                .map(Event::data)
                .toList();
    }
}
