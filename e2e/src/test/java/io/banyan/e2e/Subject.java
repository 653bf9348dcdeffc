package io.banyan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.bench.installation.Tribe;
import io.banyan.bench.load.Fetch;
import io.banyan.bench.load.Load;
import io.banyan.bench.load.Target;
import io.banyan.cli.api.EventStream;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import io.banyan.images.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** One application of an installation, and what tests ask for, see and expect of it. */
final class Subject {
    static final String ENVIRONMENT = "dev";
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Installation installation;
    private final Server server;
    private final Tribe tribe;
    private final String application;

    private Subject(Installation installation, Server server, Tribe tribe, String application) {
        this.installation = installation;
        this.server = server;
        this.tribe = tribe;
        this.application = application;
    }

    /** An application that nothing was deployed of, in a tribe that is named like the installation. */
    static Subject in(Installation installation, String application) {
        Server server = installation.administrator();
        Tribe tribe = new Tribe(server, installation.name())
                .create("Faults")
                .environment(ENVIRONMENT, false)
                .application(application);
        return new Subject(installation, server, tribe, application);
    }

    Manifest manifest() {
        return Manifest.of(application);
    }

    String path() {
        return tribe.path(ENVIRONMENT, application);
    }

    String tribePath() {
        return "/tribes/" + installation.name();
    }

    /** Asks for the program on the bare Node.js image, which needs no build. */
    JsonNode deploy(Manifest manifest) {
        return deployImage(nodeImage(), manifest.onReadyImage());
    }

    JsonNode deployImage(String reference, String score) {
        return tribe.deploy(ENVIRONMENT, application, Map.of("kind", "image", "reference", reference), score);
    }

    /** Asks for a release that was made before. */
    JsonNode deployRelease(String release) {
        return tribe.deploy(ENVIRONMENT, application, Map.of("kind", "release", "id", release), null);
    }

    JsonNode deployFromGit(Path repository, String ref) {
        return tribe.deployFromGit(ENVIRONMENT, application, "file://" + repository, ref);
    }

    /** Deploys and waits until that succeeded and is shown as running. */
    Subject running(Manifest manifest) {
        assertThat(result(deploy(manifest))).isEqualTo("succeeded");
        awaitState("running");
        return this;
    }

    /** The verdict, once there is one. */
    JsonNode verdict(JsonNode deployment) {
        String path = tribePath() + "/deployments/" + Json.text(deployment, "id");
        return await("the verdict of " + path)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> server.get(path).path("verdict"), JsonNode::isObject);
    }

    String result(JsonNode deployment) {
        JsonNode verdict = verdict(deployment);
        String result = Json.text(verdict, "result");
        return result.equals("succeeded") ? result : verdict.toPrettyString();
    }

    JsonNode shown() {
        return server.get(path());
    }

    void awaitState(String state) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(Json.text(shown(), "status.state")).isEqualTo(state));
    }

    void awaitReady(int count) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(ready()).hasSize(count));
    }

    /** Names of the instances that the API shows as ready. */
    List<String> ready() {
        return tribe.ready(ENVIRONMENT, application);
    }

    /** All instances that the API shows but those that have ended, of which only evidence is left. */
    Set<String> instances() {
        Set<String> names = new TreeSet<>();
        for (JsonNode instance : tribe.instances(ENVIRONMENT, application)) {
            if (!Json.text(instance, "phase").equals("exited")) {
                names.add(Json.text(instance, "name"));
            }
        }
        return names;
    }

    List<JsonNode> deployments() {
        return StreamSupport.stream(
                        server.get(path() + "/deployments").path("items").spliterator(), false)
                .toList();
    }

    /** The names of all events that a deployment told until its verdict. */
    List<String> told(JsonNode deployment) {
        List<String> names = new ArrayList<>();
        String path = tribePath() + "/deployments/" + Json.text(deployment, "id") + "/events";
        try {
            EventStream.read(server.raw(path, "text/event-stream").body(), event -> names.add(event.name()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return names;
    }

    String url() {
        return Json.text(shown(), "routes.0.url");
    }

    /** What the application answers through the edge. */
    String answer() throws IOException {
        return Fetch.get(Target.of(url())).body().strip();
    }

    /** Clients that ask through the edge until they are stopped. */
    Load load() {
        return Load.start(List.of(new Load.Stream(Target.of(url()), 4, Duration.ofMillis(5))));
    }

    /** No container of the installation that no intent wants: what runs is what the API shows. */
    static void assertNoOrphans(Installation installation) {
        await("no container is left that no intent wants")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(installation.machine().instances(installation.name()))
                        .containsExactlyInAnyOrderElementsOf(shownIn(installation)));
        assertThat(installation.machine().builds(installation.name())).isEmpty();
    }

    private static Set<String> shownIn(Installation installation) {
        Server server = installation.administrator();
        Tribe tribe = new Tribe(server, installation.name());
        Set<String> names = new TreeSet<>();
        server.get("/tribes/" + installation.name() + "/applications")
                .path("items")
                .forEach(application -> names.addAll(
                        new Subject(installation, server, tribe, Json.text(application, "name")).instances()));
        return names;
    }

    private String nodeImage() {
        String digest = Catalog.read(installation.home().resolve("images"))
                .find("node")
                .orElseThrow()
                .digest();
        return Installation.REGISTRY + "/banyan/node@" + digest;
    }
}
