package io.banyan.applications.store;

import io.banyan.applications.Application;
import io.banyan.applications.Source;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.Generation;
import io.banyan.tenancy.TribeScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table of applications. */
@Repository
public class ApplicationStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SELECT =
            "select name, display_name, source, generation, created_at from applications.application where tribe = :tribe";

    private final JdbcClient jdbc;

    ApplicationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean insert(TribeScope scope, Application application) {
        return jdbc.sql("""
                        insert into applications.application (tribe, name, display_name, source, generation, created_at)
                        values (:tribe, :name, :displayName, :source::jsonb, :generation, :createdAt)
                        on conflict do nothing""")
                        .param("tribe", scope.tribe().value())
                        .param("name", application.name().value())
                        .param("displayName", application.displayName())
                        .param("source", json(application.source()))
                        .param("generation", application.generation().value())
                        .param("createdAt", Timestamp.from(application.createdAt()))
                        .update()
                == 1;
    }

    public Optional<Application> find(TribeScope scope, ApplicationName name) {
        return one(scope, name, "");
    }

    /** Holds the row until the transaction ends. */
    public Optional<Application> lock(TribeScope scope, ApplicationName name) {
        return one(scope, name, " for update");
    }

    public List<Application> of(TribeScope scope, Optional<String> after, int limit) {
        return jdbc.sql(SELECT + " and name > :after order by name limit :limit")
                .param("tribe", scope.tribe().value())
                .param("after", after.orElse(""))
                .param("limit", limit)
                .query((row, number) -> application(scope, row))
                .list();
    }

    public void update(TribeScope scope, Application application) {
        jdbc.sql("""
                update applications.application
                set display_name = :displayName, source = :source::jsonb, generation = :generation
                where tribe = :tribe and name = :name""")
                .param("displayName", application.displayName())
                .param("source", json(application.source()))
                .param("generation", application.generation().value())
                .param("tribe", scope.tribe().value())
                .param("name", application.name().value())
                .update();
    }

    public void delete(TribeScope scope, ApplicationName name) {
        jdbc.sql("delete from applications.application where tribe = :tribe and name = :name")
                .param("tribe", scope.tribe().value())
                .param("name", name.value())
                .update();
    }

    private Optional<Application> one(TribeScope scope, ApplicationName name, String lock) {
        return jdbc.sql(SELECT + " and name = :name" + lock)
                .param("tribe", scope.tribe().value())
                .param("name", name.value())
                .query((row, number) -> application(scope, row))
                .optional();
    }

    private static Application application(TribeScope scope, ResultSet row) throws SQLException {
        return new Application(
                scope.tribe(),
                new ApplicationName(row.getString("name")),
                row.getString("display_name"),
                Optional.ofNullable(row.getString("source")).map(text -> JSON.readValue(text, Source.class)),
                new Generation(row.getLong("generation")),
                row.getTimestamp("created_at").toInstant());
    }

    private static @Nullable String json(Optional<Source> source) {
        return source.map(given -> JSON.writerFor(Source.class).writeValueAsString(given))
                .orElse(null);
    }
}
