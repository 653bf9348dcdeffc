package io.banyan.bench.installation;

import io.banyan.cli.api.ProblemException;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is done in one tribe through the API. Creating what is there already is no error: a run may be repeated. */
public final class Tribe {
    private final Server server;
    private final String name;

    public Tribe(Server server, String name) {
        this.server = server;
        this.name = name;
    }

    public Tribe create(String title) {
        unlessThere(() -> server.post("/tribes", Map.of("name", name, "displayName", title)));
        return this;
    }

    public Tribe environment(String environment, boolean production) {
        unlessThere(() -> server.post(
                "/tribes/" + name + "/environments",
                Map.of("name", environment, "displayName", environment, "production", production)));
        return this;
    }

    public Tribe application(String application) {
        unlessThere(() -> server.post(
                "/tribes/" + name + "/applications", Map.of("name", application, "displayName", application)));
        return this;
    }

    public String path(String environment, String application) {
        return "/tribes/" + name + "/environments/" + environment + "/applications/" + application;
    }

    public JsonNode deploy(String environment, String application, Map<String, Object> source, @Nullable String score) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("source", source);
        if (score != null) {
            body.put("score", score);
        }
        return server.post(path(environment, application) + "/deployments", body);
    }

    public JsonNode deployFromGit(String environment, String application, String url, String ref) {
        return deploy(environment, application, Map.of("kind", "git", "url", url, "ref", ref), null);
    }

    /** The deployment once it has its verdict. */
    public JsonNode verdict(JsonNode deployment, Duration patience) throws InterruptedException {
        return await(
                "/tribes/" + name + "/deployments/" + Json.text(deployment, "id"),
                answer -> Json.has(answer, "verdict"),
                patience);
    }

    public JsonNode rollback(String environment, String application) {
        return server.post(path(environment, application) + "/rollbacks", Map.of());
    }

    public void scale(String environment, String application, int replicas) {
        String path = path(environment, application);
        server.put(path + "/scale", Map.of("replicas", replicas), server.entityTag(path));
    }

    /** The application once it is as wanted. */
    public JsonNode awaitStatus(String environment, String application, Predicate<JsonNode> wanted, Duration patience)
            throws InterruptedException {
        return await(path(environment, application), wanted, patience);
    }

    public JsonNode status(String environment, String application) {
        return server.get(path(environment, application));
    }

    public JsonNode instances(String environment, String application) {
        JsonNode answer = server.get(path(environment, application) + "/instances");
        return answer.isArray() ? answer : answer.path("items");
    }

    /** Names of the instances that are ready. */
    public List<String> ready(String environment, String application) {
        List<String> names = new ArrayList<>();
        for (JsonNode instance : instances(environment, application)) {
            if (Json.text(instance, "phase").equals("ready")) {
                names.add(Json.text(instance, "name"));
            }
        }
        return names;
    }

    private JsonNode await(String path, Predicate<JsonNode> wanted, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        JsonNode answer = server.get(path);
        while (!wanted.test(answer)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not reached within " + patience.toSeconds() + " s: " + answer);
            }
            Thread.sleep(50);
            answer = server.get(path);
        }
        return answer;
    }

    private static void unlessThere(Runnable creation) {
        try {
            creation.run();
        } catch (ProblemException refused) {
            if (refused.problem().status() != 409) {
                throw refused;
            }
        }
    }
}
