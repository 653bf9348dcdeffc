package io.banyan.delivery.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.delivery.Archives;
import io.banyan.delivery.store.DeploymentStore;
import io.banyan.kernel.ApplicationRef;
import io.banyan.runtime.FakeEngineBeans;
import io.banyan.server.testing.Api;
import io.banyan.server.testing.ApiTest;
import io.banyan.server.testing.World;
import io.banyan.tenancy.TribeScope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Deployments from request to verdict, with the whole control plane on a fake engine. */
class DeploymentsTest extends ApiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private AdvanceDeployment advance;

    @Autowired
    private DeploymentStore store;

    @Autowired
    private Archives archives;

    @Autowired
    private JdbcClient jdbc;

    private TribeScope tribe;
    private Api api;
    private String name = "";

    @BeforeEach
    void makeApplication() {
        tribe = world.tribe("delivers");
        world.environment(tribe, "dev");
        api = world.administrator();
        name = World.unique("quotes");
        api.post(inTribe("/applications"), Map.of("name", name)).expect(201);
    }

    @Test
    void aReadyImageBecomesAReleaseThatRuns() {
        JsonNode done = finished(deploy("example.test/quotes:1", score("hello")));

        assertThat(done.at("/verdict/result").asString()).isEqualTo("succeeded");
        assertThat(done.at("/stages")
                        .valueStream()
                        .map(stage -> stage.path("state").asString()))
                .containsExactly("succeeded", "skipped", "succeeded", "succeeded");
        JsonNode release = api.get(inTribe("/releases/" + done.path("release").asString()))
                .expect(200)
                .json();
        assertThat(release.at("/images/main").asString()).isEqualTo("example.test/quotes:1");
        assertThat(release.at("/deployedTo/0").asString()).isEqualTo("dev");
    }

    @Test
    void readersSeeTheStagesAndTheVerdictAndMayResume() throws IOException {
        String id = deploy("example.test/quotes:1", score("hello"));
        String all = read(api, id);

        assertThat(all).contains("event:stage", "event:log", "event:verdict", "\"result\":\"succeeded\"");
        String last = all.lines()
                .filter(line -> line.startsWith("id:"))
                .map(line -> line.substring(3).strip())
                .reduce((before, after) -> before + "\n" + after)
                .orElse("");
        String[] ids = last.split("\n");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(read(api.with("Last-Event-ID", ids[ids.length - 2]), id))
                .contains("event:verdict")
                .doesNotContain("event:stage");
    }

    @Test
    void aReleaseThatFailsGoesBackByItself() {
        String good = finished(deploy("example.test/quotes:1", score("one").replace("replicas: 1", "replicas: 3")))
                .path("release")
                .asString();
        JsonNode failed = finished(deploy(FakeEngineBeans.GREEDY, score("two").replace("replicas: 1", "replicas: 3")));

        assertThat(failed.at("/verdict/result").asString()).isEqualTo("failed");
        assertThat(failed.at("/verdict/faultType").asString()).isEqualTo("user");
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode latest = api.get(deployed("/deployments")).json().at("/items/0");
            assertThat(latest.path("automatic").asBoolean()).isTrue();
            assertThat(latest.path("release").asString()).isEqualTo(good);
            assertThat(latest.at("/verdict/result").asString()).isEqualTo("succeeded");
        });
    }

    @Test
    void theWayBackIsADeploymentOfTheReleaseBefore() {
        String first = finished(deploy("example.test/quotes:1", score("one")))
                .path("release")
                .asString();
        finished(deploy("example.test/quotes:2", score("two")));

        JsonNode back =
                finished(api.post(deployed("/rollbacks"), Map.of()).expect(202).text("/id"));

        assertThat(back.path("release").asString()).isEqualTo(first);
        assertThat(back.at("/verdict/result").asString()).isEqualTo("succeeded");
    }

    @Test
    void anUploadedDirectoryIsDeployed() throws IOException {
        Archives.Archive archive = archives.keep(
                tribe,
                new ByteArrayInputStream(archive(
                        Map.of("score.yaml", score("upload").replace("image: .", "image: example.test/ready:1")))));

        JsonNode done = finished(api.post(
                        deployed("/deployments"),
                        Map.of(
                                "source",
                                Map.of("kind", "archive", "id", archive.id().toString())))
                .expect(202)
                .text("/id"));

        assertThat(done.at("/verdict/result").asString()).isEqualTo("succeeded");
    }

    @Test
    void aSourceThatNobodyCanBuildSaysWhatWasLookedFor() throws IOException {
        Archives.Archive archive = archives.keep(
                tribe, new ByteArrayInputStream(archive(Map.of("score.yaml", score("x"), "notes.txt", "hello"))));

        JsonNode done = finished(api.post(
                        deployed("/deployments"),
                        Map.of(
                                "source",
                                Map.of("kind", "archive", "id", archive.id().toString())))
                .expect(202)
                .text("/id"));

        assertThat(done.at("/verdict/code").asString()).isEqualTo("build-not-detected");
        assertThat(done.at("/verdict/faultType").asString()).isEqualTo("user");
        assertThat(done.at("/verdict/message").asString()).contains("pom.xml");
        assertThat(done.at("/stages/1/state").asString()).isEqualTo("failed");
        assertThat(done.at("/stages/3/state").asString()).isEqualTo("skipped");
    }

    @Test
    void aPlanNamesWhatWouldChangeAndChangesNothing() {
        finished(deploy("example.test/quotes:1", score("one")));

        JsonNode plan = api.post(
                        deployed("/plans"), Map.of("score", score("two").replace("replicas: 1", "replicas: 4")))
                .expect(200)
                .json();

        assertThat(plan.path("changes")
                        .valueStream()
                        .map(change -> change.path("path").asString()))
                .containsExactlyInAnyOrder("containers.main.variables.GREETING", "replicas");
        assertThat(api.get(deployed("/deployments")).json().path("items").size())
                .isEqualTo(1);
    }

    @Test
    void whatIsWrongIsSaidAtOnceAndChangesNothing() {
        Api.Answer wrong = api.post(
                deployed("/deployments"),
                Map.of(
                        "source", Map.of("kind", "image", "reference", "a:1"),
                        "score", score("x").replace("image: .", "imagee: .")));
        wrong.expectProblem(422, "manifest-invalid");
        assertThat(wrong.json()
                        .at("/fields")
                        .valueStream()
                        .map(field -> field.path("line").asInt()))
                .allMatch(line -> line > 1);
        api.post(
                        deployed("/deployments"),
                        Map.of("source", Map.of("kind", "git", "url", "https://u:p@host/a.git", "ref", "main")))
                .expectProblem(422, "source-credentials-in-address");
        api.post(deployed("/deployments"), Map.of("source", Map.of("kind", "git", "url", "file:///etc", "ref", "main")))
                .expectProblem(422, "source-address-not-allowed");
        api.post(
                        deployed("/deployments"),
                        Map.of(
                                "source",
                                Map.of("kind", "image", "reference", "a:1"),
                                "score",
                                score("x").replace(name, "other")))
                .expectProblem(422, "manifest-name-differs");
        assertThat(api.get(deployed("/deployments")).json().path("items").size())
                .isZero();
    }

    @Test
    void aDeploymentWhoseProcessDiedIsTakenUpAgain() throws Exception {
        String id = prepared("BUILD", 1);

        advance.run(id);

        assertThat(finished(id).at("/verdict/result").asString()).isEqualTo("succeeded");
        assertThat(api.get(inTribe("/applications/" + name + "/releases"))
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aDeploymentThatKeepsKillingItsProcessIsGivenUp() throws Exception {
        String id = prepared("BUILD", 3);

        advance.run(id);

        JsonNode done = finished(id);
        assertThat(done.at("/verdict/code").asString()).isEqualTo("control-plane-interrupted");
        assertThat(done.at("/verdict/faultType").asString()).isEqualTo("platform");
    }

    @Test
    void aNewerDeploymentTakesThePlaceOfOneThatIsBeingPrepared() {
        String older = prepared("SOURCE", 1);

        String newer = deploy("example.test/quotes:2", score("newer"));

        assertThat(finished(older).at("/verdict/result").asString()).isEqualTo("superseded");
        assertThat(finished(newer).at("/verdict/result").asString()).isEqualTo("succeeded");
    }

    @Test
    void whatIsGivenUpEndsOnce() {
        String id = prepared("SOURCE", 1);

        api.post(inTribe("/deployments/" + id + "/abort"), null).expect(200);

        assertThat(finished(id).at("/verdict/result").asString()).isEqualTo("aborted");
        api.post(inTribe("/deployments/" + id + "/abort"), null).expectProblem(409, "deployment-finished");
    }

    @Test
    void aSecretOfTheEnvironmentGoesInAndNeverComesOut() {
        String path = inTribe("/environments/dev/variables");
        api.put(path + "/PASSWORD", Map.of("value", "s3cret-value", "secret", true))
                .expect(200);

        assertThat(api.get(path).body()).contains("PASSWORD").doesNotContain("s3cret-value");
        assertThat(jdbc.sql("select value from applications.environment_variable where tribe = :tribe")
                        .param("tribe", tribe.tribe().value())
                        .query(String.class)
                        .single())
                .doesNotContain("s3cret-value");
        finished(deploy("example.test/quotes:1", score("${resources.env.PASSWORD}")));
        assertThat(jdbc.sql("select facts::text from applications.intent where application = :name")
                        .param("name", name)
                        .query(String.class)
                        .single())
                .contains("PASSWORD")
                .doesNotContain("s3cret-value");
    }

    /** A deployment as a process that was killed left it: in the middle, and nobody is woken for it. */
    private String prepared(String phase, int attempts) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into delivery.deployment (id, number, tribe, environment, application, requested_by, message,
                    source, score, automatic, phase, attempts, created_at)
                values (:id, 1, :tribe, 'dev', :name, 'tester', '',
                    '{"kind":"image","reference":"example.test/quotes:1"}'::jsonb, :score, false, :phase, :attempts, now())""")
                .param("id", id)
                .param("tribe", tribe.tribe().value())
                .param("name", name)
                .param("score", score("left"))
                .param("phase", phase)
                .param("attempts", attempts)
                .update();
        for (String stage : new String[] {"SOURCE", "BUILD", "RELEASE", "ROLLOUT"}) {
            jdbc.sql("insert into delivery.stage (deployment, name, state) values (:id, :stage, 'WAITING')")
                    .param("id", id)
                    .param("stage", stage)
                    .update();
        }
        assertThat(store.open(ApplicationRef.of(tribe.tribe().value(), "dev", name)))
                .hasSize(1);
        return id.toString();
    }

    private String deploy(String image, String score) {
        return api.post(
                        deployed("/deployments"),
                        Map.of("source", Map.of("kind", "image", "reference", image), "score", score))
                .expect(202)
                .text("/id");
    }

    private JsonNode finished(String id) {
        return await().atMost(PATIENCE)
                .until(
                        () -> api.get(inTribe("/deployments/" + id)).expect(200).json(),
                        deployment -> !deployment.path("finishedAt").isNull());
    }

    private String read(Api reader, String id) throws IOException {
        try (InputStream events = reader.stream(inTribe("/deployments/" + id + "/events"))) {
            return new String(events.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String score(String greeting) {
        return """
                apiVersion: score.dev/v1b1
                metadata:
                  name: %s
                  banyan: {replicas: 1, rollout: {progressDeadline: 3s}, stop: {drain: 0s, grace: 1s}}
                containers:
                  main:
                    image: .
                    variables: {GREETING: "%s"}
                    resources: {limits: {memory: 64Mi}}
                service: {ports: {web: {port: 80, targetPort: 8080}}}
                resources: {env: {type: environment}}
                """.formatted(name, greeting);
    }

    private String inTribe(String path) {
        return "/tribes/" + tribe.tribe() + path;
    }

    private String deployed(String path) {
        return inTribe("/environments/dev/applications/" + name + path);
    }

    private static byte[] archive(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
