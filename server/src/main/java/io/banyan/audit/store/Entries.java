package io.banyan.audit.store;

import io.banyan.audit.AuditFilter;
import io.banyan.audit.chain.Anchor;
import io.banyan.audit.chain.ChainEntry;
import io.banyan.kernel.PageRequest;
import io.banyan.kernel.TribeName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of the chain. */
@Repository
public class Entries {
    /** PostgreSQL keeps microseconds; the hash covers exactly what is kept. */
    public static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final String COLUMNS =
            "sequence, at, actor, via, source_address, action, tribe, subject, outcome, detail, previous_hash, hash";
    private static final int FETCHED_AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonMapper json;

    Entries(JdbcClient jdbc, JdbcTemplate template, JsonMapper json) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
    }

    /** Reads the head and keeps every other writer waiting until this transaction ends. */
    public Anchor lockHead() {
        return jdbc.sql("select sequence, hash from audit.head for update")
                .query((row, index) -> new Anchor(row.getLong(1), row.getString(2)))
                .single();
    }

    public Anchor head() {
        return jdbc.sql("select sequence, hash from audit.head")
                .query((row, index) -> new Anchor(row.getLong(1), row.getString(2)))
                .single();
    }

    public void append(ChainEntry entry) {
        String hash = entry.hash();
        jdbc.sql("insert into audit.entry (" + COLUMNS + """
                ) values (:sequence, :at, :actor, :via, :source, :action, :tribe, :subject, :outcome,
                cast(:detail as jsonb), :previous, :hash)
                """)
                .param("sequence", entry.sequence())
                .param("at", Timestamp.from(Instant.parse(entry.at())))
                .param("actor", entry.actor())
                .param("via", entry.via())
                .param("source", entry.sourceAddress())
                .param("action", entry.action())
                .param("tribe", entry.tribe().orElse(null))
                .param("subject", entry.subject())
                .param("outcome", entry.outcome())
                .param("detail", json.writeValueAsString(entry.detail()))
                .param("previous", entry.previousHash())
                .param("hash", hash)
                .update();
        jdbc.sql("update audit.head set sequence = :sequence, hash = :hash")
                .param("sequence", entry.sequence())
                .param("hash", hash)
                .update();
    }

    public List<ChainEntry> find(AuditFilter filter, PageRequest page) {
        return jdbc.sql("select " + COLUMNS + """
                 from audit.entry
                where (cast(:tribes as text[]) is null or tribe = any(cast(:tribes as text[])))
                and (cast(:actor as text) is null or actor = :actor)
                and (cast(:action as text) is null or action = :action
                    or (right(:action, 1) = '.' and starts_with(action, :action)))
                and (cast(:from as timestamptz) is null or at >= :from)
                and (cast(:to as timestamptz) is null or at < :to)
                and (cast(:before as bigint) is null or sequence < :before)
                order by sequence desc limit :limit
                """)
                .param(
                        "tribes",
                        filter.tribes()
                                .map(names ->
                                        names.stream().map(TribeName::value).toArray(String[]::new))
                                .orElse(null))
                .param("actor", filter.actor().orElse(null))
                .param("action", filter.action().orElse(null))
                .param("from", filter.from().map(Timestamp::from).orElse(null))
                .param("to", filter.to().map(Timestamp::from).orElse(null))
                .param("before", page.after().map(Long::valueOf).orElse(null))
                .param("limit", page.fetchSize())
                .query((row, index) -> entry(row))
                .list();
    }

    /** First and last sequence in a time span. */
    public record Span(long first, long last) {}

    public Optional<Span> span(Optional<Instant> from, Optional<Instant> to) {
        return jdbc.sql("""
                        select min(sequence), max(sequence) from audit.entry
                        where (cast(:from as timestamptz) is null or at >= :from)
                        and (cast(:to as timestamptz) is null or at < :to)
                        """)
                .param("from", from.map(Timestamp::from).orElse(null))
                .param("to", to.map(Timestamp::from).orElse(null))
                .query((row, index) -> {
                    long first = row.getLong(1);
                    return row.wasNull() ? Optional.<Span>empty() : Optional.of(new Span(first, row.getLong(2)));
                })
                .single();
    }

    public Optional<String> hash(long sequence) {
        return jdbc.sql("select hash from audit.entry where sequence = :sequence")
                .param("sequence", sequence)
                .query(String.class)
                .optional();
    }

    /** Reads entries in order without holding them all in memory; needs a transaction around it. */
    public void forEach(long first, long last, BiConsumer<ChainEntry, String> consumer) {
        template.query(
                connection -> {
                    var statement = connection.prepareStatement(
                            "select " + COLUMNS + " from audit.entry where sequence between ? and ? order by sequence");
                    statement.setLong(1, first);
                    statement.setLong(2, last);
                    statement.setFetchSize(FETCHED_AT_ONCE);
                    return statement;
                },
                row -> {
                    consumer.accept(entry(row), row.getString("hash"));
                });
    }

    private ChainEntry entry(ResultSet row) throws SQLException {
        return new ChainEntry(
                row.getLong("sequence"),
                TIME.format(row.getTimestamp("at").toInstant()),
                row.getString("actor"),
                row.getString("via"),
                row.getString("source_address"),
                row.getString("action"),
                Optional.ofNullable(row.getString("tribe")),
                row.getString("subject"),
                row.getString("outcome"),
                json.readValue(row.getString("detail"), new TypeReference<TreeMap<String, String>>() {}),
                row.getString("previous_hash"));
    }
}
