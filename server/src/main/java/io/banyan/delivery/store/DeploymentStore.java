package io.banyan.delivery.store;

import io.banyan.applications.Source;
import io.banyan.delivery.Deployment;
import io.banyan.delivery.Deployment.Phase;
import io.banyan.delivery.Deployment.StageName;
import io.banyan.delivery.Deployment.StageState;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.Generation;
import io.banyan.kernel.Verdict;
import io.banyan.tenancy.TribeScope;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table of deployments. Every change names the phase it starts from, so that of two writers one loses. */
@Repository
public class DeploymentStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final DeploymentRows rows;

    DeploymentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.rows = new DeploymentRows(jdbc);
    }

    public Optional<Deployment> find(UUID id) {
        return rows.query(" where id = :id", query -> query.param("id", id)).stream()
                .findFirst();
    }

    /** Newest first. */
    public List<Deployment> of(TribeScope scope, ApplicationRef ref, Optional<Integer> before, int limit) {
        return rows.query(
                " where tribe = :tribe and environment = :environment and application = :application"
                        + " and number < :before order by number desc limit :limit",
                query -> of(query, ref, scope)
                        .param("before", before.orElse(Integer.MAX_VALUE))
                        .param("limit", limit));
    }

    /** Those that have no verdict, oldest first. */
    public List<Deployment> open(ApplicationRef ref) {
        return rows.query(
                " where tribe = :tribe and environment = :environment and application = :application"
                        + " and phase <> 'FINISHED' order by number",
                query -> of(query, ref));
    }

    /** Ids of all without verdict, of all tribes: what must be taken up again. */
    public List<UUID> unfinished() {
        return jdbc.sql("select id from delivery.deployment where phase not in ('FINISHED', 'ROLLOUT')")
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** The deployment from sources, of any tribe, that has waited longest for room to build. */
    public Optional<UUID> oldestWaiting() {
        return jdbc.sql("""
                        select id from delivery.deployment
                        where phase = 'WAITING' and source ->> 'kind' in ('git', 'archive') order by created_at limit 1""")
                .query((row, number) -> row.getObject("id", UUID.class))
                .optional();
    }

    /** Only one transaction at a time changes the deployments of an application in an environment. */
    public void lock(ApplicationRef ref) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "deployment:" + ref)
                .query(row -> {});
    }

    public Deployment insert(TribeScope scope, NewDeployment fresh, Instant now) {
        UUID id = UUID.randomUUID();
        of(jdbc.sql("""
                insert into delivery.deployment (id, number, tribe, environment, application, requested_by, message,
                    source, score, replicas, automatic, release, phase, created_at)
                select :id, coalesce(max(number), 0) + 1, :tribe, :environment, :application, :by, :message,
                    :source::jsonb, :score, :replicas, :automatic, :release, :phase, :now
                from delivery.deployment
                where tribe = :tribe and environment = :environment and application = :application"""), fresh.ref(), scope)
                .param("id", id)
                .param("by", fresh.by().value())
                .param("message", fresh.message())
                .param("source", JSON.writerFor(Source.class).writeValueAsString(fresh.source()))
                .param("score", fresh.score().orElse(null))
                .param("replicas", fresh.replicas().orElse(null))
                .param("automatic", fresh.automaticRelease().isPresent())
                .param("release", fresh.automaticRelease().orElse(null), Types.OTHER)
                .param("phase", fresh.automaticRelease().isPresent() ? "ROLLOUT" : "WAITING")
                .param("now", Timestamp.from(now))
                .update();
        for (StageName stage : StageName.values()) {
            jdbc.sql("insert into delivery.stage (deployment, name, state) values (:id, :name, 'WAITING')")
                    .param("id", id)
                    .param("name", stage.name())
                    .update();
        }
        return find(id).orElseThrow();
    }

    /** Takes a deployment that is before its rollout into (again) its first phase. Returns whether it was there. */
    public boolean begin(UUID id) {
        return jdbc.sql("""
                        update delivery.deployment set phase = 'SOURCE', attempts = attempts + 1
                        where id = :id and phase in ('WAITING', 'SOURCE', 'BUILD', 'RELEASE')""").param("id", id).update() == 1;
    }

    public boolean move(UUID id, Phase from, Phase to) {
        return jdbc.sql("update delivery.deployment set phase = :to where id = :id and phase = :from")
                        .param("id", id)
                        .param("from", from.name())
                        .param("to", to.name())
                        .update()
                == 1;
    }

    public void commit(UUID id, String commit) {
        jdbc.sql("update delivery.deployment set commit = :commit where id = :id")
                .param("id", id)
                .param("commit", commit)
                .update();
    }

    /** From release to rollout. Returns whether it was in that phase. */
    public boolean roll(UUID id, UUID release, Generation generation) {
        return jdbc.sql("""
                        update delivery.deployment
                        set phase = 'ROLLOUT', release = :release, intent_generation = :generation
                        where id = :id and (phase = 'RELEASE' or (phase = 'ROLLOUT' and intent_generation is null))""")
                        .param("id", id)
                        .param("release", release)
                        .param("generation", generation.value())
                        .update()
                == 1;
    }

    /** The deployment that rolls at a generation, or is just being made to. */
    public Optional<Deployment> rollingAt(ApplicationRef ref, Generation generation) {
        return rows
                .query(
                        " where tribe = :tribe and environment = :environment and application = :application"
                                + " and ((phase = 'ROLLOUT' and coalesce(intent_generation, :generation) = :generation)"
                                + " or phase = 'RELEASE') order by number desc limit 1",
                        query -> of(query, ref).param("generation", generation.value()))
                .stream()
                .findFirst();
    }

    /** The deployment whose release was asked for at a generation, whatever became of it. */
    public Optional<Deployment> askedAt(ApplicationRef ref, Generation generation) {
        return rows
                .query(
                        " where tribe = :tribe and environment = :environment and application = :application"
                                + " and intent_generation = :generation",
                        query -> of(query, ref).param("generation", generation.value()))
                .stream()
                .findFirst();
    }

    public void rollout(UUID id, UUID rollout) {
        jdbc.sql("update delivery.deployment set rollout = :rollout where id = :id")
                .param("id", id)
                .param("rollout", rollout)
                .update();
    }

    /** The one verdict. Returns false when it had one already; then nothing was changed. */
    public boolean finish(UUID id, Verdict verdict, Instant now) {
        return jdbc.sql("""
                        update delivery.deployment
                        set phase = 'FINISHED', result = :result, verdict = :verdict::jsonb, finished_at = :now
                        where id = :id and phase <> 'FINISHED'""")
                        .param("id", id)
                        .param("result", verdict.result().name())
                        .param("verdict", JSON.writeValueAsString(verdict))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    public void stage(UUID id, StageName name, StageState state, Instant now) {
        jdbc.sql("""
                update delivery.stage
                set state = :state,
                    started_at = case when :state = 'RUNNING' then :now::timestamptz else started_at end,
                    finished_at = case when :state in ('SUCCEEDED', 'FAILED', 'SKIPPED') then :now::timestamptz end
                where deployment = :id and name = :name""")
                .param("id", id)
                .param("name", name.name())
                .param("state", state.name())
                .param("now", Timestamp.from(now))
                .update();
    }

    private static JdbcClient.StatementSpec of(JdbcClient.StatementSpec query, ApplicationRef ref, TribeScope scope) {
        if (!scope.tribe().equals(ref.tribe())) {
            throw new IllegalArgumentException("the scope is of tribe " + scope.tribe() + ", not of " + ref);
        }
        return of(query, ref);
    }

    private static JdbcClient.StatementSpec of(JdbcClient.StatementSpec query, ApplicationRef ref) {
        return query.param("tribe", ref.tribe().value())
                .param("environment", ref.environment().value())
                .param("application", ref.application().value());
    }
}
