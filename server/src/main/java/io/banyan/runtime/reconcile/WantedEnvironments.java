package io.banyan.runtime.reconcile;

import io.banyan.engine.spec.EnvironmentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The environments that the engine is to hold. A removed one keeps its row, so that one of the same name later has a newer
 * generation than everything before.
 */
@Repository
class WantedEnvironments {
    private static final String OF_ONE = " where tribe = :tribe and environment = :environment";

    private final JdbcClient database;

    WantedEnvironments(JdbcClient database) {
        this.database = database;
    }

    /** One environment as wanted. */
    record Wanted(EnvironmentId id, long generation, boolean removed, long routeGeneration) {}

    Optional<Wanted> find(EnvironmentId id) {
        return database.sql("select * from runtime.environment" + OF_ONE)
                .param("tribe", id.tribe())
                .param("environment", id.environment())
                .query(WantedEnvironments::read)
                .optional();
    }

    List<Wanted> all() {
        return database.sql("select * from runtime.environment order by tribe, environment")
                .query(WantedEnvironments::read)
                .list();
    }

    void want(EnvironmentId id) {
        database.sql("""
                insert into runtime.environment as e (tribe, environment, generation) values (:tribe, :environment, 1)
                on conflict (tribe, environment) do update set removed = false, generation = e.generation + 1
                """)
                .param("tribe", id.tribe())
                .param("environment", id.environment())
                .update();
    }

    void remove(EnvironmentId id) {
        database.sql("update runtime.environment set removed = true, generation = generation + 1" + OF_ONE)
                .param("tribe", id.tribe())
                .param("environment", id.environment())
                .update();
    }

    /** Goes on above a generation that the engine holds and this database, restored from a backup, does not know. */
    void goOnAbove(EnvironmentId id, long offered, long held) {
        database.sql("update runtime.environment set generation = :next" + OF_ONE + " and generation = :offered")
                .param("next", held + 1)
                .param("offered", offered)
                .param("tribe", id.tribe())
                .param("environment", id.environment())
                .update();
    }

    private static Wanted read(ResultSet row, int index) throws SQLException {
        return new Wanted(
                new EnvironmentId(row.getString("tribe"), row.getString("environment")),
                row.getLong("generation"),
                row.getBoolean("removed"),
                row.getLong("route_generation"));
    }
}
