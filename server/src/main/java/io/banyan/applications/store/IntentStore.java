package io.banyan.applications.store;

import io.banyan.applications.Extension;
import io.banyan.applications.Facts;
import io.banyan.applications.Intent;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.Generation;
import io.banyan.tenancy.TribeScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of intents. */
@Repository
public class IntentStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, Integer>> PORTS = new TypeReference<>() {};
    private static final String ONE =
            " where tribe = :tribe and environment = :environment and application = :application";
    private static final String SELECT = """
            select tribe, environment, application, generation, rolled_at, release, replicas, paused, restart_token, restarted_at,
                   removed, facts, changed_at, declared_replicas, kind, ports
            from applications.intent""";

    private final JdbcClient jdbc;
    private final StoredFacts facts;

    IntentStore(JdbcClient jdbc, StoredFacts facts) {
        this.jdbc = jdbc;
        this.facts = facts;
    }

    public Optional<IntentRow> find(ApplicationRef ref) {
        return one(SELECT + ONE, ref);
    }

    /** Holds the row until the transaction ends. */
    public Optional<IntentRow> lock(TribeScope scope, ApplicationRef ref) {
        return one(SELECT + ONE + " for update", within(scope, ref));
    }

    /** Holds the row until the transaction ends; a new one is at generation 0 and removed. */
    public IntentRow lockOrCreate(TribeScope scope, ApplicationRef ref, Instant now) {
        within(scope, ref);
        jdbc.sql("""
                insert into applications.intent (tribe, environment, application, generation, rolled_at, replicas, paused,
                    restart_token, removed, facts, changed_at, declared_replicas, kind, ports)
                values (:tribe, :environment, :application, 0, 0, 0, false, '', true, :facts::jsonb, :now, -1, 'SERVICE',
                    '{}'::jsonb)
                on conflict do nothing""")
                .param("tribe", ref.tribe().value())
                .param("environment", ref.environment().value())
                .param("application", ref.application().value())
                .param("facts", facts.write(ref, Facts.of("")))
                .param("now", Timestamp.from(now))
                .update();
        return lock(scope, ref).orElseThrow();
    }

    /** Writes a locked row at the generation after its own. */
    public Intent save(TribeScope scope, IntentRow row, Instant now) {
        Intent intent = row.intent();
        ApplicationRef ref = within(scope, intent.ref());
        jdbc.sql("""
                update applications.intent
                set generation = generation + 1, rolled_at = :rolledAt, release = :release, replicas = :replicas, paused = :paused,
                    restart_token = :restartToken, restarted_at = :restartedAt, removed = :removed,
                    facts = :facts::jsonb, changed_at = :now, declared_replicas = :declared, kind = :kind,
                    ports = :ports::jsonb""" + ONE)
                .param("rolledAt", intent.rolledAt().value())
                .param("release", intent.release().orElse(null))
                .param("replicas", intent.replicas())
                .param("paused", intent.paused())
                .param("restartToken", intent.restartToken())
                .param("restartedAt", intent.restartedAt().map(Timestamp::from).orElse(null))
                .param("removed", intent.removed())
                .param("facts", facts.write(ref, intent.facts()))
                .param("now", Timestamp.from(now))
                .param("declared", row.declaredReplicas())
                .param("kind", row.kind().name())
                .param("ports", JSON.writeValueAsString(row.ports()))
                .param("tribe", ref.tribe().value())
                .param("environment", ref.environment().value())
                .param("application", ref.application().value())
                .update();
        return find(ref).orElseThrow().intent();
    }

    /** Gives a locked row a later generation and changes nothing else. */
    public void raise(TribeScope scope, ApplicationRef ref, Generation generation) {
        within(scope, ref);
        jdbc.sql("update applications.intent set generation = :generation" + ONE)
                .param("generation", generation.value())
                .param("tribe", ref.tribe().value())
                .param("environment", ref.environment().value())
                .param("application", ref.application().value())
                .update();
    }

    public List<Intent> ofEnvironment(TribeScope scope, EnvironmentName environment) {
        return jdbc.sql(SELECT
                        + " where tribe = :tribe and environment = :environment and not removed order by application")
                .param("tribe", scope.tribe().value())
                .param("environment", environment.value())
                .query((row, number) -> row(row).intent())
                .list();
    }

    public List<Intent> ofApplication(TribeScope scope, ApplicationName application) {
        return jdbc.sql(SELECT
                        + " where tribe = :tribe and application = :application and not removed order by environment")
                .param("tribe", scope.tribe().value())
                .param("application", application.value())
                .query((row, number) -> row(row).intent())
                .list();
    }

    /** The next batch of all intents of all tribes, for the platform's sweeps. */
    public List<Intent> after(Optional<ApplicationRef> after, int limit) {
        return jdbc.sql(SELECT + """
                         where (tribe, environment, application) > (:tribe, :environment, :application)
                        order by tribe, environment, application limit :limit""")
                .param("tribe", after.map(ref -> ref.tribe().value()).orElse(""))
                .param(
                        "environment",
                        after.map(ref -> ref.environment().value()).orElse(""))
                .param(
                        "application",
                        after.map(ref -> ref.application().value()).orElse(""))
                .param("limit", limit)
                .query((row, number) -> row(row).intent())
                .list();
    }

    /** Ports by application and name, of everything wanted in an environment. */
    public SortedMap<String, SortedMap<String, Integer>> ports(TribeScope scope, EnvironmentName environment) {
        TreeMap<String, SortedMap<String, Integer>> found = new TreeMap<>();
        jdbc.sql("""
                select application, ports from applications.intent
                where tribe = :tribe and environment = :environment and release is not null and not removed""")
                .param("tribe", scope.tribe().value())
                .param("environment", environment.value())
                .query(row -> {
                    found.put(row.getString("application"), JSON.readValue(row.getString("ports"), PORTS));
                });
        return found;
    }

    private Optional<IntentRow> one(String sql, ApplicationRef ref) {
        return jdbc.sql(sql)
                .param("tribe", ref.tribe().value())
                .param("environment", ref.environment().value())
                .param("application", ref.application().value())
                .query((row, number) -> row(row))
                .optional();
    }

    private IntentRow row(ResultSet row) throws SQLException {
        ApplicationRef ref =
                ApplicationRef.of(row.getString("tribe"), row.getString("environment"), row.getString("application"));
        Intent intent = new Intent(
                ref,
                new Generation(row.getLong("generation")),
                new Generation(row.getLong("rolled_at")),
                Optional.ofNullable(row.getObject("release", UUID.class)),
                row.getInt("replicas"),
                row.getBoolean("paused"),
                row.getString("restart_token"),
                Optional.ofNullable(row.getTimestamp("restarted_at")).map(Timestamp::toInstant),
                row.getBoolean("removed"),
                facts.read(ref, row.getString("facts")),
                row.getTimestamp("changed_at").toInstant());
        return new IntentRow(
                intent,
                row.getInt("declared_replicas"),
                Extension.Kind.valueOf(row.getString("kind")),
                JSON.readValue(row.getString("ports"), PORTS));
    }

    private static ApplicationRef within(TribeScope scope, ApplicationRef ref) {
        if (!scope.tribe().equals(ref.tribe())) {
            throw new IllegalArgumentException("the scope is of tribe " + scope.tribe() + ", not of " + ref);
        }
        return ref;
    }
}
