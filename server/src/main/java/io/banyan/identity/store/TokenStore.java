package io.banyan.identity.store;

import io.banyan.identity.Token;
import io.banyan.kernel.Caller;
import io.banyan.kernel.PageRequest;
import io.banyan.kernel.PersonName;
import io.banyan.kernel.TribeName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of tokens. */
@Repository
public class TokenStore {
    private static final String COLUMNS = "id, name, person, scopes, tribe, created_at, expires_at, last_used_at";

    private final JdbcClient jdbc;

    TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(Token token, byte[] secretHash) {
        jdbc.sql("""
                insert into identity.token (id, name, person, scopes, tribe, created_at, expires_at, secret_hash)
                values (:id, :name, :person, cast(:scopes as text[]), :tribe, :created, :expires, :hash)
                """)
                .param("id", token.id())
                .param("name", token.name())
                .param("person", token.person().value())
                .param(
                        "scopes",
                        token.scopes().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("tribe", token.tribe().map(TribeName::value).orElse(null))
                .param("created", Timestamp.from(token.createdAt()))
                .param("expires", Timestamp.from(token.expiresAt()))
                .param("hash", secretHash)
                .update();
    }

    /** A token with the hash of its secret. */
    public record WithHash(Token token, SealedSecret hash) {}

    public Optional<WithHash> find(String id) {
        return jdbc.sql("select " + COLUMNS + ", secret_hash from identity.token where id = :id")
                .param("id", id)
                .query((row, index) -> new WithHash(token(row), new SealedSecret(row.getBytes("secret_hash"))))
                .optional();
    }

    public List<Token> of(PersonName person, PageRequest page) {
        return jdbc.sql("select " + COLUMNS + """
                 from identity.token where person = :person and id > :after order by id limit :limit
                """)
                .param("person", person.value())
                .param("after", page.after().orElse(""))
                .param("limit", page.fetchSize())
                .query((row, index) -> token(row))
                .list();
    }

    public void used(String id, Instant now) {
        jdbc.sql("update identity.token set last_used_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    public void delete(String id) {
        jdbc.sql("delete from identity.token where id = :id").param("id", id).update();
    }

    public void deleteExpired(Instant before) {
        jdbc.sql("delete from identity.token where expires_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                row.getString("id"),
                row.getString("name"),
                new PersonName(row.getString("person")),
                Arrays.stream((String[]) row.getArray("scopes").getArray())
                        .map(Caller.Scope::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                Optional.ofNullable(row.getString("tribe")).map(TribeName::new),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("last_used_at")).map(Timestamp::toInstant));
    }
}
