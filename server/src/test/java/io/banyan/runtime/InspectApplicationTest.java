package io.banyan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.server.testing.Api;
import org.junit.jupiter.api.Test;

class InspectApplicationTest extends RuntimeTest {

    @Test
    void instancesLogsAndEventsAreShown() {
        Scenario application = application();
        application.running(application.release("one"));
        application.awaitReady(3);

        assertThat(application
                        .api()
                        .get(application.path() + "/instances")
                        .expect(200)
                        .json())
                .hasSize(3)
                .allSatisfy(
                        instance -> assertThat(instance.at("/phase").asString()).isEqualTo("ready"));
        await().untilAsserted(() -> assertThat(application
                        .api()
                        .with("Accept", "application/x-ndjson")
                        .get(application.path() + "/logs")
                        .expect(200)
                        .body()
                        .lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("hello from")));
        assertThat(application
                        .api()
                        .get(application.path() + "/events?limit=1")
                        .expect(200)
                        .json()
                        .at("/items"))
                .hasSize(1);
    }

    @Test
    void scalingNeedsTheGenerationThatWasSeen() {
        Scenario application = application();
        application.running(application.release("one"));
        Api.Answer seen = application.api().get(application.path()).expect(200);

        application
                .api()
                .put(application.path() + "/scale", new Replicas(2))
                .expectProblem(428, "precondition-missing");
        application
                .api()
                .ifMatch(seen)
                .put(application.path() + "/scale", new Replicas(2))
                .expect(200);
        application
                .api()
                .ifMatch(seen)
                .put(application.path() + "/scale", new Replicas(4))
                .expectProblem(412, "generation-stale");

        application.awaitReady(2);
    }

    @Test
    void theEngineDescribesItself() {
        await().untilAsserted(() -> assertThat(
                        world.administrator().get("/engine").expect(200).text("/kind"))
                .isEqualTo("fake"));
    }

    @Test
    void theDoctorTalksToAdministratorsOnly() {
        assertThat(world.administrator().get("/doctor").expect(200).json().at("/checks"))
                .anySatisfy(check -> assertThat(check.at("/name").asString()).isEqualTo("database"))
                .allSatisfy(check -> assertThat(check.at("/detail").asString()).isNotBlank());
        world.as("somebody").get("/doctor").expectProblem(403, "forbidden");
    }

    /** The body of a scale request. */
    record Replicas(int replicas) {}

    @Test
    void aRouteIsReadyAsSoonAsItsInstancesAre() {
        Scenario application = application();
        application.running(application.release("example.test/quotes:1", "one", score -> score + """
                        resources:
                          web:
                            type: route
                            params: {host: "inspected.example.test", path: /, port: 80}
                        """));

        assertThat(application.shown().at("/routes/0/ready").asInt()).isEqualTo(3);
    }
}
