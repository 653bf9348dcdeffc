package io.banyan.runtime.observed;

import io.banyan.engine.EngineDescription;
import io.banyan.engine.FaultCode;
import io.banyan.placement.Capacity;
import io.banyan.placement.Zone;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The zones of this installation with what their engines told and what was promised there. For now there is one, this
 * machine.
 */
@Repository
public class Zones {
    public static final String HERE = "local";

    private final JdbcClient database;

    Zones(JdbcClient database) {
        this.database = database;
    }

    /**
     * What is known of an engine.
     *
     * @param capabilities names, separated by commas
     */
    public record Known(
            String kind,
            String version,
            String capabilities,
            Capacity total,
            Capacity promised,
            Optional<Instant> observedAt,
            Optional<Instant> unreachableSince) {
        public Zone zone() {
            return new Zone(HERE, HERE, 1, total, promised, unreachableSince);
        }
    }

    public Optional<Known> find() {
        return database.sql("select * from runtime.zone where name = :name")
                .param("name", HERE)
                .query(Zones::read)
                .optional();
    }

    /** The same, held until the transaction ends, for admitting one application at a time. */
    public Optional<Known> lock() {
        return database.sql("select * from runtime.zone where name = :name for update")
                .param("name", HERE)
                .query(Zones::read)
                .optional();
    }

    /** The engine answered. */
    public void answered(EngineDescription description, Instant at) {
        database.sql("""
                insert into runtime.zone as z (name, kind, version, capabilities, cpu_millicores, memory_bytes, observed_at)
                values (:name, :kind, :version, :capabilities, :cpu, :memory, :at)
                on conflict (name) do update
                set kind = excluded.kind, version = excluded.version, capabilities = excluded.capabilities,
                    cpu_millicores = excluded.cpu_millicores, memory_bytes = excluded.memory_bytes,
                    observed_at = excluded.observed_at, unreachable_since = null
                """)
                .param("name", HERE)
                .param("kind", description.kind())
                .param("version", description.version())
                .param(
                        "capabilities",
                        description.capabilities().stream()
                                .map(Enum::name)
                                .sorted()
                                .collect(Collectors.joining(",")))
                .param("cpu", description.cpuMillicores())
                .param("memory", description.memoryBytes())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The engine did not answer ({@link FaultCode#ENGINE_UNREACHABLE}). */
    public void silent(Instant at) {
        database.sql("""
                insert into runtime.zone as z (name, kind, version, capabilities, cpu_millicores, memory_bytes, unreachable_since)
                values (:name, 'unknown', 'unknown', '', 0, 0, :at)
                on conflict (name) do update set unreachable_since = coalesce(z.unreachable_since, excluded.unreachable_since)
                """).param("name", HERE).param("at", Timestamp.from(at)).update();
    }

    /** Changes what is promised by a difference, so that no sum over all applications is needed. */
    public void promise(Capacity difference) {
        database.sql("""
                update runtime.zone set promised_cpu = promised_cpu + :cpu, promised_memory = promised_memory + :memory
                where name = :name
                """)
                .param("name", HERE)
                .param("cpu", difference.cpuMillicores())
                .param("memory", difference.memoryBytes())
                .update();
    }

    /** How long since the engine last answered, by the database's clock. */
    public static Duration age(Known known, Instant now) {
        return known.observedAt().map(at -> Duration.between(at, now)).orElse(Duration.ZERO);
    }

    private static Known read(ResultSet row, int index) throws SQLException {
        return new Known(
                row.getString("kind"),
                row.getString("version"),
                row.getString("capabilities"),
                new Capacity(row.getLong("cpu_millicores"), row.getLong("memory_bytes")),
                new Capacity(row.getLong("promised_cpu"), row.getLong("promised_memory")),
                Optional.ofNullable(row.getTimestamp("observed_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("unreachable_since")).map(Timestamp::toInstant));
    }
}
