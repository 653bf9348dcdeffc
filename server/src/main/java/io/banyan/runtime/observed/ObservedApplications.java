package io.banyan.runtime.observed;

import io.banyan.engine.spec.EnvironmentId;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.EnvironmentName;
import io.banyan.tenancy.TribeScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JacksonException;

/** The last observation of each application. Only the reconciler writes. */
@Repository
public class ObservedApplications {
    private static final Logger LOG = LoggerFactory.getLogger(ObservedApplications.class);
    private static final String COLUMNS =
            "tribe, environment, application, applied_generation, kind, schedule, snapshot, observed_at";
    private static final String OF_ONE =
            " where tribe = :tribe and environment = :environment and application = :application";

    private final JdbcClient database;

    ObservedApplications(JdbcClient database) {
        this.database = database;
    }

    public Optional<ObservedApplication> find(ApplicationRef ref) {
        return database.sql("select " + COLUMNS + " from runtime.application" + OF_ONE)
                .params(named(ref))
                .query(ObservedApplications::read)
                .optional();
    }

    public List<ObservedApplication> ofEnvironment(TribeScope scope, EnvironmentName environment) {
        return database.sql("select " + COLUMNS
                        + " from runtime.application where tribe = :tribe and environment = :environment"
                        + " order by application")
                .param("tribe", scope.tribe().value())
                .param("environment", environment.value())
                .query(ObservedApplications::read)
                .list();
    }

    /** Fingerprints of the last observations, by application name, for telling what changed unnoticed. */
    public Map<String, Fingerprint> fingerprints(EnvironmentId environment) {
        Map<String, Fingerprint> found = new HashMap<>();
        database.sql("select application, applied_generation, fingerprint from runtime.application"
                        + " where tribe = :tribe and environment = :environment")
                .param("tribe", environment.tribe())
                .param("environment", environment.environment())
                .query(row -> {
                    found.put(row.getString(1), new Fingerprint(row.getLong(2), row.getInt(3)));
                });
        return found;
    }

    /** The generation handed to the engine and the hash of what was seen of it. */
    public record Fingerprint(long appliedGeneration, int snapshot) {}

    public void save(ApplicationRef ref, Snapshot snapshot, Instant at) {
        database.sql("""
                insert into runtime.application as a (tribe, environment, application, snapshot, fingerprint, observed_at)
                values (:tribe, :environment, :application, cast(:snapshot as jsonb), :fingerprint, :at)
                on conflict (tribe, environment, application) do update
                set snapshot = excluded.snapshot, fingerprint = excluded.fingerprint, observed_at = excluded.observed_at
                """)
                .params(named(ref))
                .param("snapshot", StoredJson.write(snapshot))
                .param("fingerprint", snapshot.fingerprint())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Remembers that the engine took a generation. */
    public void applied(ApplicationRef ref, long generation, String kind, Optional<String> schedule) {
        database.sql("""
                insert into runtime.application as a (tribe, environment, application, applied_generation, kind, schedule)
                values (:tribe, :environment, :application, :generation, :kind, :schedule)
                on conflict (tribe, environment, application) do update
                set applied_generation = excluded.applied_generation, kind = excluded.kind, schedule = excluded.schedule
                """)
                .params(named(ref))
                .param("generation", generation)
                .param("kind", kind)
                .param("schedule", schedule.orElse(null))
                .update();
    }

    public void forget(ApplicationRef ref) {
        database.sql("delete from runtime.application" + OF_ONE)
                .params(named(ref))
                .update();
    }

    /** The three columns that name an application. */
    public static Map<String, Object> named(ApplicationRef ref) {
        return Map.of(
                "tribe", ref.tribe().value(),
                "environment", ref.environment().value(),
                "application", ref.application().value());
    }

    private static ObservedApplication read(ResultSet row, int index) throws SQLException {
        String snapshot = row.getString("snapshot");
        return new ObservedApplication(
                ApplicationRef.of(row.getString("tribe"), row.getString("environment"), row.getString("application")),
                row.getLong("applied_generation"),
                row.getString("kind"),
                Optional.ofNullable(row.getString("schedule")),
                snapshot(snapshot),
                Optional.ofNullable(row.getTimestamp("observed_at")).map(Timestamp::toInstant));
    }

    /** What cannot be read is looked at anew by the next pass: it was seen, not said by anybody. */
    private static Snapshot snapshot(String stored) {
        try {
            return stored.equals("{}") ? Snapshot.NOTHING : StoredJson.read(stored, Snapshot.class);
        } catch (JacksonException notReadable) {
            LOG.warn("An observation that was stored cannot be read and counts as none", notReadable);
            return Snapshot.NOTHING;
        }
    }
}
