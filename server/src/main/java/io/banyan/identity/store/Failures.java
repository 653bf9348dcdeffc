package io.banyan.identity.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Failed attempts to sign in, by the name that was tried. */
@Repository
public class Failures {
    private final JdbcClient jdbc;

    Failures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Attempts in a row and when the last of them was. */
    public record Count(int failures, Instant lastAt) {}

    public Optional<Count> find(String name) {
        return jdbc.sql("select failures, last_at from identity.sign_in_failure where name = :name")
                .param("name", name)
                .query((row, index) ->
                        new Count(row.getInt(1), row.getTimestamp(2).toInstant()))
                .optional();
    }

    /** Counts one more; those before {@code forgotten} no longer count. */
    public int add(String name, Instant now, Instant forgotten) {
        return jdbc.sql("""
                        insert into identity.sign_in_failure as f (name, failures, last_at) values (:name, 1, :now)
                        on conflict (name) do update set last_at = excluded.last_at,
                        failures = case when f.last_at < :forgotten then 1 else f.failures + 1 end
                        returning failures
                        """)
                .param("name", name)
                .param("now", Timestamp.from(now))
                .param("forgotten", Timestamp.from(forgotten))
                .query(Integer.class)
                .single();
    }

    public void clear(String name) {
        jdbc.sql("delete from identity.sign_in_failure where name = :name")
                .param("name", name)
                .update();
    }

    public void forget(Instant before) {
        jdbc.sql("delete from identity.sign_in_failure where last_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }
}
