package io.banyan.delivery.store;

import io.banyan.kernel.ApplicationName;
import io.banyan.tenancy.TribeScope;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what was built from what. An image is never another application's, let alone another tribe's. */
@Repository
public class BuiltImages {
    private final JdbcClient jdbc;

    BuiltImages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Reference by digest of the image that was built from this recipe. */
    public Optional<String> find(TribeScope scope, ApplicationName application, String recipe) {
        return jdbc.sql("""
                        select reference from delivery.built_image
                        where tribe = :tribe and application = :application and recipe = :recipe""")
                .param("tribe", scope.tribe().value())
                .param("application", application.value())
                .param("recipe", recipe)
                .query(String.class)
                .optional();
    }

    /** Writes it down; the newest image of a recipe counts. */
    public void keep(TribeScope scope, ApplicationName application, String recipe, String reference, Instant now) {
        jdbc.sql("""
                insert into delivery.built_image (tribe, application, recipe, reference, built_at)
                values (:tribe, :application, :recipe, :reference, :now)
                on conflict (tribe, application, recipe) do update set reference = :reference, built_at = :now""")
                .param("tribe", scope.tribe().value())
                .param("application", application.value())
                .param("recipe", recipe)
                .param("reference", reference)
                .param("now", Timestamp.from(now))
                .update();
    }
}
