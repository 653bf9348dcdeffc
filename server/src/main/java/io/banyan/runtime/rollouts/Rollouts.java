package io.banyan.runtime.rollouts;

import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.Generation;
import io.banyan.kernel.Verdict;
import io.banyan.runtime.observed.ObservedApplications;
import io.banyan.runtime.observed.StoredJson;
import io.banyan.tenancy.TribeScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All rolls. A verdict, once stored, stays; a trigger of the database sees to that too. */
@Repository
public class Rollouts {
    private static final String COLUMNS = "id, tribe, environment, application, rolled_at, release, previous,"
            + " started_at, patience_ms, deadline_at, ended_at, verdict";
    private static final String OF_ONE =
            " where tribe = :tribe and environment = :environment and application = :application";

    private final JdbcClient database;

    Rollouts(JdbcClient database) {
        this.database = database;
    }

    /** Stores the beginning of a roll; one that is stored already is left alone. */
    public boolean begin(Rollout rollout) {
        return database.sql("""
                insert into runtime.rollout (id, tribe, environment, application, rolled_at, release, previous,
                    started_at, patience_ms, deadline_at)
                values (:id, :tribe, :environment, :application, :rolledAt, :release, :previous, :startedAt, :patience, :deadline)
                on conflict (tribe, environment, application, rolled_at) do nothing
                """)
                        .params(ObservedApplications.named(rollout.ref()))
                        .param("id", rollout.id())
                        .param("rolledAt", rollout.rolledAt().value())
                        .param("release", rollout.release().orElse(null))
                        .param("previous", rollout.previous().orElse(null))
                        .param("startedAt", Timestamp.from(rollout.startedAt()))
                        .param("patience", rollout.patience().toMillis())
                        .param("deadline", Timestamp.from(rollout.deadlineAt()))
                        .update()
                == 1;
    }

    /** Rolls without verdict, oldest first. */
    public List<Rollout> open(ApplicationRef ref) {
        return database.sql("select " + COLUMNS + " from runtime.rollout" + OF_ONE
                        + " and result is null order by rolled_at")
                .params(ObservedApplications.named(ref))
                .query(Rollouts::read)
                .list();
    }

    public Optional<Rollout> newest(ApplicationRef ref) {
        return database.sql("select " + COLUMNS + " from runtime.rollout" + OF_ONE + " order by rolled_at desc limit 1")
                .params(ObservedApplications.named(ref))
                .query(Rollouts::read)
                .optional();
    }

    /** The roll that began at a generation. */
    public Optional<Rollout> find(ApplicationRef ref, Generation rolledAt) {
        return database.sql("select " + COLUMNS + " from runtime.rollout" + OF_ONE + " and rolled_at = :rolledAt")
                .params(ObservedApplications.named(ref))
                .param("rolledAt", rolledAt.value())
                .query(Rollouts::read)
                .optional();
    }

    /** The newest roll of each application of an environment. */
    public List<Rollout> newestOfEnvironment(TribeScope scope, EnvironmentName environment) {
        return database.sql("select distinct on (application) " + COLUMNS
                        + " from runtime.rollout where tribe = :tribe and environment = :environment"
                        + " order by application, rolled_at desc")
                .param("tribe", scope.tribe().value())
                .param("environment", environment.value())
                .query(Rollouts::read)
                .list();
    }

    /** The applications that have a roll without verdict. */
    public List<ApplicationRef> withOpen() {
        return database.sql("select distinct tribe, environment, application from runtime.rollout where result is null")
                .query((row, index) -> ApplicationRef.of(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** Moves the deadline of an open roll because there was progress. */
    public void progressed(UUID rollout, Duration patience, Instant deadlineAt) {
        database.sql("update runtime.rollout set patience_ms = :patience, deadline_at = :deadline"
                        + " where id = :id and result is null")
                .param("id", rollout)
                .param("patience", patience.toMillis())
                .param("deadline", Timestamp.from(deadlineAt))
                .update();
    }

    /**
     * Stores the verdict of an open roll.
     *
     * @return whether this call did it; false when the roll has a verdict already
     */
    public boolean end(UUID rollout, Verdict verdict, Instant at) {
        return database.sql("""
                update runtime.rollout set result = :result, verdict = cast(:verdict as jsonb), ended_at = :at
                where id = :id and result is null
                """)
                        .param("id", rollout)
                        .param("result", verdict.result().name())
                        .param("verdict", StoredJson.write(verdict))
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    private static Rollout read(ResultSet row, int index) throws SQLException {
        return new Rollout(
                row.getObject("id", UUID.class),
                ApplicationRef.of(row.getString("tribe"), row.getString("environment"), row.getString("application")),
                new Generation(row.getLong("rolled_at")),
                Optional.ofNullable(row.getObject("release", UUID.class)),
                Optional.ofNullable(row.getObject("previous", UUID.class)),
                row.getTimestamp("started_at").toInstant(),
                Duration.ofMillis(row.getLong("patience_ms")),
                row.getTimestamp("deadline_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("verdict")).map(json -> StoredJson.read(json, Verdict.class)));
    }
}
