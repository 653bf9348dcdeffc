package io.banyan.delivery.store;

import io.banyan.kernel.TribeName;
import io.banyan.tenancy.TribeScope;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of uploaded directories; their bytes lie in the state directory. */
@Repository
public class ArchiveStore {
    private final JdbcClient jdbc;

    ArchiveStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One upload. */
    public record Archive(UUID id, TribeName tribe, String digest, long sizeBytes, Instant expiresAt) {}

    public Archive insert(TribeScope scope, UUID id, String digest, long size, Instant now, Instant expiresAt) {
        jdbc.sql("""
                insert into delivery.archive (id, tribe, digest, size_bytes, created_by, created_at, expires_at)
                values (:id, :tribe, :digest, :size, :by, :now, :expires)""")
                .param("id", id)
                .param("tribe", scope.tribe().value())
                .param("digest", digest)
                .param("size", size)
                .param("by", scope.caller().person().value())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expiresAt))
                .update();
        return find(scope, id).orElseThrow();
    }

    public Optional<Archive> find(TribeScope scope, UUID id) {
        return jdbc.sql("select * from delivery.archive where id = :id and tribe = :tribe")
                .param("id", id)
                .param("tribe", scope.tribe().value())
                .query((row, number) -> new Archive(
                        row.getObject("id", UUID.class),
                        new TribeName(row.getString("tribe")),
                        row.getString("digest"),
                        row.getLong("size_bytes"),
                        row.getTimestamp("expires_at").toInstant()))
                .optional();
    }

    /** Forgets what expired, unless a deployment still needs it. Returns the ids. */
    public List<UUID> deleteExpired(Instant now) {
        return jdbc.sql("""
                        delete from delivery.archive a where expires_at < :now and not exists (
                            select 1 from delivery.deployment d
                            where d.phase <> 'FINISHED' and d.source ->> 'id' = a.id::text)
                        returning id""")
                .param("now", Timestamp.from(now))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }
}
