package io.banyan.runtime.routes;

import io.banyan.applications.ResolvedManifest;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.EnvironmentName;
import io.banyan.runtime.observed.ObservedApplications;
import io.banyan.tenancy.TribeScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The routes of all applications. A host and path belong to one application in the whole installation. */
@Repository
public class Routes {
    private static final String OF_ONE =
            " where tribe = :tribe and environment = :environment and application = :application";

    private final JdbcClient database;

    Routes(JdbcClient database) {
        this.database = database;
    }

    public List<DeclaredRoute> of(ApplicationRef ref) {
        return database.sql("select * from runtime.route" + OF_ONE + " order by host, path")
                .params(ObservedApplications.named(ref))
                .query(Routes::read)
                .list();
    }

    public List<DeclaredRoute> ofEnvironment(TribeScope scope, EnvironmentName environment) {
        return of(new EnvironmentId(scope.tribe().value(), environment.value()));
    }

    List<DeclaredRoute> of(EnvironmentId id) {
        return database.sql("select * from runtime.route where tribe = :tribe and environment = :environment"
                        + " order by host, path")
                .param("tribe", id.tribe())
                .param("environment", id.environment())
                .query(Routes::read)
                .list();
    }

    void deleteAll(ApplicationRef ref) {
        database.sql("delete from runtime.route" + OF_ONE)
                .params(ObservedApplications.named(ref))
                .update();
    }

    /** Returns false when another application has the host and path */
    boolean claim(ApplicationRef ref, ResolvedManifest.Route route) {
        return database.sql("""
                insert into runtime.route (host, path, tribe, environment, application, port, tls)
                values (:host, :path, :tribe, :environment, :application, :port, :tls)
                on conflict (host, path) do nothing
                """)
                        .params(ObservedApplications.named(ref))
                        .param("host", route.host())
                        .param("path", route.path())
                        .param("port", route.port())
                        .param("tls", route.tls())
                        .update()
                == 1;
    }

    void seen(EnvironmentId id, String host, String path, String url) {
        database.sql("""
                update runtime.route set url = :url
                where tribe = :tribe and environment = :environment and host = :host and path = :path
                    and url is distinct from :url
                """)
                .param("tribe", id.tribe())
                .param("environment", id.environment())
                .param("host", host)
                .param("path", path)
                .param("url", url)
                .update();
    }

    private static DeclaredRoute read(ResultSet row, int index) throws SQLException {
        return new DeclaredRoute(
                row.getString("host"),
                row.getString("path"),
                row.getString("application"),
                row.getInt("port"),
                row.getBoolean("tls"),
                Optional.ofNullable(row.getString("url")));
    }
}
