package io.banyan.runtime.routes;

import io.banyan.engine.spec.EnvironmentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How often the routes of an environment have changed. Reading one for a change holds it until the transaction ends. */
@Repository
class RouteGenerations {
    private static final String OF_ONE = " where tribe = :tribe and environment = :environment";

    private final JdbcClient database;

    RouteGenerations(JdbcClient database) {
        this.database = database;
    }

    long current(EnvironmentId id) {
        return read("select route_generation from runtime.environment" + OF_ONE, id);
    }

    long hold(EnvironmentId id) {
        return read("select route_generation from runtime.environment" + OF_ONE + " for update", id);
    }

    long raise(EnvironmentId id) {
        return read(
                "update runtime.environment set route_generation = route_generation + 1" + OF_ONE
                        + " returning route_generation",
                id);
    }

    /** Goes on above a generation that the engine holds and this database, restored from a backup, does not know. */
    void goOnAbove(EnvironmentId id, long offered, long held) {
        database.sql("update runtime.environment set route_generation = :next" + OF_ONE
                        + " and route_generation = :offered")
                .param("next", held + 1)
                .param("offered", offered)
                .param("tribe", id.tribe())
                .param("environment", id.environment())
                .update();
    }

    private long read(String sql, EnvironmentId id) {
        return database.sql(sql)
                .param("tribe", id.tribe())
                .param("environment", id.environment())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
