package io.banyan.delivery.store;

import io.banyan.applications.Source;
import io.banyan.delivery.Deployment;
import io.banyan.delivery.Deployment.Stage;
import io.banyan.delivery.Deployment.StageName;
import io.banyan.delivery.Deployment.StageState;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.Generation;
import io.banyan.kernel.PersonName;
import io.banyan.kernel.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows of deployments with their stages. */
final class DeploymentRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SELECT = """
            select id, number, tribe, environment, application, requested_by, message, source, score, replicas, automatic,
                commit, phase, attempts, release, intent_generation, rollout, verdict, created_at, finished_at,
                (select json_agg(json_build_object('name', name, 'state', state,
                    'startedAt', (extract(epoch from started_at) * 1000)::bigint,
                    'finishedAt', (extract(epoch from finished_at) * 1000)::bigint))
                 from delivery.stage where stage.deployment = d.id) as stages
            from delivery.deployment d""";

    private final JdbcClient jdbc;

    DeploymentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Deployment> query(String condition, UnaryOperator<JdbcClient.StatementSpec> parameters) {
        return parameters
                .apply(jdbc.sql(SELECT + condition))
                .query((row, number) -> row(row))
                .list();
    }

    private static Deployment row(ResultSet row) throws SQLException {
        long generation = row.getLong("intent_generation");
        Optional<Generation> held = row.wasNull() ? Optional.empty() : Optional.of(new Generation(generation));
        return new Deployment(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                ApplicationRef.of(row.getString("tribe"), row.getString("environment"), row.getString("application")),
                new PersonName(row.getString("requested_by")),
                row.getString("message"),
                JSON.readValue(row.getString("source"), Source.class),
                Optional.ofNullable(row.getString("score")),
                Optional.ofNullable((Integer) row.getObject("replicas")),
                row.getBoolean("automatic"),
                Optional.ofNullable(row.getString("commit")),
                Deployment.Phase.valueOf(row.getString("phase")),
                row.getInt("attempts"),
                stages(row.getString("stages")),
                Optional.ofNullable(row.getObject("release", UUID.class)),
                held,
                Optional.ofNullable(row.getObject("rollout", UUID.class)),
                Optional.ofNullable(row.getString("verdict")).map(text -> JSON.readValue(text, Verdict.class)),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant));
    }

    private static List<Stage> stages(String json) {
        return JSON.readTree(json)
                .valueStream()
                .map(stage -> new Stage(
                        StageName.valueOf(stage.path("name").asString()),
                        StageState.valueOf(stage.path("state").asString()),
                        instant(
                                stage.path("startedAt").asLongOpt().isPresent()
                                        ? stage.path("startedAt").asLong()
                                        : null),
                        instant(
                                stage.path("finishedAt").asLongOpt().isPresent()
                                        ? stage.path("finishedAt").asLong()
                                        : null)))
                .sorted(Comparator.comparing(Stage::name))
                .toList();
    }

    private static Optional<Instant> instant(@Nullable Long milliseconds) {
        return Optional.ofNullable(milliseconds).map(Instant::ofEpochMilli);
    }
}
