package io.banyan.delivery.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What deployments told while they went on, in order. */
@Repository
public class EventStore {
    private final JdbcClient jdbc;

    EventStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What kind of thing was told. */
    public enum Kind {
        STAGE,
        LOG,
        VERDICT
    }

    /**
     * One thing that was told.
     *
     * @param content JSON; of a log, an array of lines
     */
    public record Event(long sequence, Instant at, Kind kind, String content) {}

    /** Appends; joins the running transaction, if any, and then holds back other writers of this deployment until its end. */
    @Transactional
    public void append(UUID deployment, Kind kind, String content, Instant at) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "event:" + deployment)
                .query(row -> {});
        jdbc.sql("""
                insert into delivery.deployment_event (deployment, sequence, at, kind, content)
                select :deployment, coalesce(max(sequence), 0) + 1, :at, :kind, :content
                from delivery.deployment_event where deployment = :deployment""")
                .param("deployment", deployment)
                .param("at", Timestamp.from(at))
                .param("kind", kind.name())
                .param("content", content)
                .update();
    }

    /** What came after a sequence number, oldest first. */
    public List<Event> after(UUID deployment, long sequence, int limit) {
        return jdbc.sql("""
                        select sequence, at, kind, content from delivery.deployment_event
                        where deployment = :deployment and sequence > :sequence order by sequence limit :limit""")
                .param("deployment", deployment)
                .param("sequence", sequence)
                .param("limit", limit)
                .query((row, number) -> new Event(
                        row.getLong("sequence"),
                        row.getTimestamp("at").toInstant(),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("content")))
                .list();
    }
}
