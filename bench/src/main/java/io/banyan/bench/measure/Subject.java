package io.banyan.bench.measure;

import io.banyan.bench.installation.Installation;
import io.banyan.bench.installation.Repositories;
import io.banyan.bench.installation.Tribe;
import io.banyan.bench.load.Target;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The application that measurements are made with: the sample fund-quotes in a tribe of its own, in two releases. */
final class Subject {
    static final String NAME = "fund-quotes";
    static final String ENVIRONMENT = "bench";
    static final Duration PATIENCE = Duration.ofMinutes(5);

    final Installation installation;
    final Server server;
    final Tribe tribe;
    final Path repository;
    private final List<String> releases = new ArrayList<>();

    private Subject(Installation installation, Server server, Tribe tribe, Path repository) {
        this.installation = installation;
        this.server = server;
        this.tribe = tribe;
        this.repository = repository;
    }

    static Subject create(Installation installation) throws Exception {
        Server server = installation.administrator();
        Tribe tribe = new Tribe(server, "bench")
                .create("Measurements")
                .environment(ENVIRONMENT, false)
                .application(NAME);
        Repositories repositories = new Repositories(installation.home().resolve("bench/repositories"));
        Path repository = repositories.create(NAME, installation.repository().resolve("samples/" + NAME));
        Repositories.variant(
                repository, "second", Map.of("score.yaml", Map.of("EDITION: \"first\"", "EDITION: \"second\"")));
        return new Subject(installation, server, tribe, repository);
    }

    /** Builds both releases and leaves the second running with that many instances. */
    Subject shipped(int instances) throws Exception {
        releases.clear();
        for (String ref : List.of("main", "second")) {
            JsonNode deployment =
                    tribe.verdict(tribe.deployFromGit(ENVIRONMENT, NAME, "file://" + repository, ref), PATIENCE);
            requireSucceeded(deployment);
            releases.add(Json.text(deployment, "release"));
        }
        tribe.scale(ENVIRONMENT, NAME, instances);
        tribe.awaitStatus(
                ENVIRONMENT,
                NAME,
                status -> Json.at(status, "status.ready").asInt(-1) == instances
                        && Json.text(status, "status.state").equals("running"),
                PATIENCE);
        return this;
    }

    /** Starts a roll to the release that does not run now. */
    JsonNode roll(int turn) {
        return tribe.deploy(
                ENVIRONMENT, NAME, Map.of("kind", "release", "id", releases.get(turn % releases.size())), null);
    }

    String release(int turn) {
        return releases.get(turn % releases.size());
    }

    Target target(String path) {
        return Target.of(Json.text(tribe.status(ENVIRONMENT, NAME), "routes.0.url"))
                .withPath(path);
    }

    static void requireSucceeded(JsonNode deployment) {
        if (!Json.text(deployment, "verdict.result").equals("succeeded")) {
            throw new IllegalStateException(Json.at(deployment, "verdict").toPrettyString());
        }
    }
}
