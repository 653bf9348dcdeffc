package io.banyan.runtime.events;

import io.banyan.kernel.ApplicationRef;
import io.banyan.runtime.observed.FaultNames;
import io.banyan.runtime.observed.ObservedApplications;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored events of all applications. */
@Repository
public class Events {
    private static final String OF_ONE =
            " where tribe = :tribe and environment = :environment and application = :application";

    private final JdbcClient database;

    Events(JdbcClient database) {
        this.database = database;
    }

    /** Stores what is not stored yet. */
    public void record(ApplicationRef ref, List<Happening> happenings, Instant at) {
        for (Happening happening : happenings) {
            database.sql("""
                    insert into runtime.event (tribe, environment, application, key, at, type, severity, message, instance, release)
                    values (:tribe, :environment, :application, :key, :at, :type, :severity, :message, :instance, :release)
                    on conflict (tribe, environment, application, key) do nothing
                    """)
                    .params(ObservedApplications.named(ref))
                    .param("key", happening.key())
                    .param("at", Timestamp.from(at))
                    .param("type", happening.type())
                    .param("severity", FaultNames.of(happening.severity()))
                    .param("message", happening.message())
                    .param("instance", happening.instance().orElse(null))
                    .param("release", happening.release().orElse(null))
                    .update();
        }
    }

    /**
     * Newest first.
     *
     * @param before only older ones; empty to begin
     */
    public List<ApplicationEvent> newest(ApplicationRef ref, Optional<Long> before, int limit) {
        return database.sql("select * from runtime.event" + OF_ONE
                        + " and (cast(:before as bigint) is null or id < :before) order by id desc limit :limit")
                .params(ObservedApplications.named(ref))
                .param("before", before.orElse(null))
                .param("limit", limit)
                .query(Events::read)
                .list();
    }

    /** Oldest first, for readers that follow. */
    public List<ApplicationEvent> after(ApplicationRef ref, long id, int limit) {
        return database.sql("select * from runtime.event" + OF_ONE + " and id > :after order by id limit :limit")
                .params(ObservedApplications.named(ref))
                .param("after", id)
                .param("limit", limit)
                .query(Events::read)
                .list();
    }

    public long newestId(ApplicationRef ref) {
        return database.sql("select coalesce(max(id), 0) from runtime.event" + OF_ONE)
                .params(ObservedApplications.named(ref))
                .query(Long.class)
                .single();
    }

    /** Returns how many were older and are gone */
    public int deleteBefore(Instant oldest) {
        return database.sql("delete from runtime.event where at < :oldest")
                .param("oldest", Timestamp.from(oldest))
                .update();
    }

    private static ApplicationEvent read(ResultSet row, int index) throws SQLException {
        return new ApplicationEvent(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("type"),
                row.getString("severity"),
                row.getString("message"),
                Optional.ofNullable(row.getString("instance")),
                Optional.ofNullable(row.getString("release")));
    }
}
