package io.banyan.tenancy.store;

import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.Generation;
import io.banyan.kernel.PageRequest;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.Environment;
import io.banyan.tenancy.TribeScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of environments. */
@Repository
public class EnvironmentStore {
    private static final String SELECT =
            "select tribe, name, display_name, production, created_at, generation from tenancy.environment";

    private final JdbcClient jdbc;

    EnvironmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a row that is read is kept: not at all, from being deleted, from being changed. */
    public enum Lock {
        NONE(""),
        SHARE(" for key share"),
        CHANGE(" for update");

        private final String clause;

        Lock(String clause) {
            this.clause = clause;
        }
    }

    /** False when there is such an environment already. */
    public boolean insert(TribeScope scope, Environment environment) {
        return jdbc.sql("""
                        insert into tenancy.environment (tribe, name, display_name, production, generation, created_at)
                        values (:tribe, :name, :displayName, :production, :generation, :created) on conflict do nothing
                        """)
                        .param("tribe", scope.tribe().value())
                        .param("name", environment.name().value())
                        .param("displayName", environment.displayName())
                        .param("production", environment.production())
                        .param("generation", environment.generation().value())
                        .param("created", Timestamp.from(environment.createdAt()))
                        .update()
                == 1;
    }

    public Optional<Environment> find(TribeScope scope, EnvironmentName name, Lock lock) {
        return jdbc.sql(SELECT + " where tribe = :tribe and name = :name" + lock.clause)
                .param("tribe", scope.tribe().value())
                .param("name", name.value())
                .query((row, index) -> environment(row))
                .optional();
    }

    public List<Environment> list(TribeScope scope, PageRequest page) {
        return jdbc.sql(SELECT + " where tribe = :tribe and name > :after order by name limit :limit")
                .param("tribe", scope.tribe().value())
                .param("after", page.after().orElse(""))
                .param("limit", page.fetchSize())
                .query((row, index) -> environment(row))
                .list();
    }

    /** All there are, for the platform's own start. */
    public List<Environment> all() {
        return jdbc.sql(SELECT + " order by tribe, name")
                .query((row, index) -> environment(row))
                .list();
    }

    public void update(TribeScope scope, Environment environment) {
        jdbc.sql("""
                update tenancy.environment set display_name = :displayName, production = :production,
                generation = :generation where tribe = :tribe and name = :name
                """)
                .param("displayName", environment.displayName())
                .param("production", environment.production())
                .param("generation", environment.generation().value())
                .param("tribe", scope.tribe().value())
                .param("name", environment.name().value())
                .update();
    }

    public void delete(TribeScope scope, EnvironmentName name) {
        jdbc.sql("delete from tenancy.environment where tribe = :tribe and name = :name")
                .param("tribe", scope.tribe().value())
                .param("name", name.value())
                .update();
    }

    private static Environment environment(ResultSet row) throws SQLException {
        return new Environment(
                new TribeName(row.getString("tribe")),
                new EnvironmentName(row.getString("name")),
                row.getString("display_name"),
                row.getBoolean("production"),
                row.getTimestamp("created_at").toInstant(),
                new Generation(row.getLong("generation")));
    }
}
