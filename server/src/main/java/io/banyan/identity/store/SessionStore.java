package io.banyan.identity.store;

import io.banyan.kernel.PersonName;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of sessions, found by the hash of the cookie's secret. */
@Repository
public class SessionStore {
    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record SessionRow(PersonName person, Instant createdAt, Instant lastSeenAt) {}

    public void insert(byte[] secretHash, PersonName person, Instant now, String sourceAddress) {
        jdbc.sql("""
                insert into identity.session (secret_hash, person, created_at, last_seen_at, source_address)
                values (:hash, :person, :now, :now, :source)
                """)
                .param("hash", secretHash)
                .param("person", person.value())
                .param("now", Timestamp.from(now))
                .param("source", sourceAddress)
                .update();
    }

    public Optional<SessionRow> find(byte[] secretHash) {
        return jdbc.sql("select person, created_at, last_seen_at from identity.session where secret_hash = :hash")
                .param("hash", secretHash)
                .query((row, index) -> new SessionRow(
                        new PersonName(row.getString(1)),
                        row.getTimestamp(2).toInstant(),
                        row.getTimestamp(3).toInstant()))
                .optional();
    }

    public void seen(byte[] secretHash, Instant now) {
        jdbc.sql("update identity.session set last_seen_at = :now where secret_hash = :hash")
                .param("now", Timestamp.from(now))
                .param("hash", secretHash)
                .update();
    }

    public void delete(byte[] secretHash) {
        jdbc.sql("delete from identity.session where secret_hash = :hash")
                .param("hash", secretHash)
                .update();
    }

    public void deleteAll(PersonName person) {
        jdbc.sql("delete from identity.session where person = :person")
                .param("person", person.value())
                .update();
    }

    public void deleteOlder(Instant createdBefore, Instant seenBefore) {
        jdbc.sql("delete from identity.session where created_at < :created or last_seen_at < :seen")
                .param("created", Timestamp.from(createdBefore))
                .param("seen", Timestamp.from(seenBefore))
                .update();
    }
}
