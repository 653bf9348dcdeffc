package io.banyan.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.banyan.kernel.PersonName;
import io.banyan.kernel.RecurringTask;
import io.banyan.kernel.SecretBox;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers that were given to requests with an {@code Idempotency-Key}. Bodies are encrypted: an answer may hold a secret
 * that is shown only once. Kept for a day.
 */
@Component
class Idempotency implements RecurringTask {
    private static final Duration KEPT = Duration.ofHours(24);
    /** A claim without an answer after this time belongs to a process that died. */
    private static final Duration ABANDONED = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, SecretBox box, Clock clock) {
        this.jdbc = jdbc;
        this.box = box;
        this.clock = clock;
    }

    record Key(PersonName person, String key) {
        String context() {
            return "idempotency " + person + " " + key;
        }
    }

    record Answer(int status, String headers, String body) {}

    /** What is known of a key. */
    record Known(String fingerprint, Optional<Answer> answer) {}

    /** True for exactly one of all who try at the same time. */
    boolean claim(Key key, String fingerprint) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        insert into server.idempotency_key as k (person, key, fingerprint, created_at)
                        values (:person, :key, :fingerprint, :now)
                        on conflict (person, key) do update
                        set created_at = excluded.created_at, fingerprint = excluded.fingerprint
                        where k.status is null and k.created_at < :abandoned or k.created_at < :expired
                        """)
                        .param("person", key.person().value())
                        .param("key", key.key())
                        .param("fingerprint", fingerprint)
                        .param("now", Timestamp.from(now))
                        .param("abandoned", Timestamp.from(now.minus(ABANDONED)))
                        .param("expired", Timestamp.from(now.minus(KEPT)))
                        .update()
                == 1;
    }

    Optional<Known> find(Key key) {
        return jdbc.sql("""
                        select fingerprint, status, headers, body from server.idempotency_key
                        where person = :person and key = :key
                        """)
                .param("person", key.person().value())
                .param("key", key.key())
                .query((row, index) -> {
                    byte[] body = row.getBytes("body");
                    Optional<Answer> answer = body == null
                            ? Optional.empty()
                            : Optional.of(new Answer(
                                    row.getInt("status"),
                                    row.getString("headers"),
                                    new String(box.open(body, key.context()), UTF_8)));
                    return new Known(row.getString("fingerprint"), answer);
                })
                .optional();
    }

    void keep(Key key, Answer answer) {
        jdbc.sql("""
                update server.idempotency_key set status = :status, headers = cast(:headers as jsonb), body = :body
                where person = :person and key = :key
                """)
                .param("status", answer.status())
                .param("headers", answer.headers())
                .param("body", box.seal(answer.body().getBytes(UTF_8), key.context()))
                .param("person", key.person().value())
                .param("key", key.key())
                .update();
    }

    /** After a failure of the platform the same request may be tried again. */
    void release(Key key) {
        jdbc.sql("delete from server.idempotency_key where person = :person and key = :key and status is null")
                .param("person", key.person().value())
                .param("key", key.key())
                .update();
    }

    @Override
    public String name() {
        return "forget-idempotency-keys";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        jdbc.sql("delete from server.idempotency_key where created_at < :expired")
                .param("expired", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
