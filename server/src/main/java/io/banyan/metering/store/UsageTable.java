package io.banyan.metering.store;

import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.EnvironmentName;
import io.banyan.metering.UsageSample;
import io.banyan.tenancy.TribeScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of samples. */
@Repository
public class UsageTable {
    private final JdbcClient database;

    UsageTable(JdbcClient database) {
        this.database = database;
    }

    /** One statement for the whole batch: a column is an array. Returns how many rows were new. */
    public int insert(List<UsageSample> samples) {
        return database.sql("""
                insert into metering.usage_sample (at, tribe, environment, application, instance, release, cpu_nanos,
                    memory_bytes, memory_limit_bytes, network_received_bytes, network_sent_bytes, disk_read_bytes,
                    disk_written_bytes)
                select * from unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                    ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                on conflict do nothing
                """)
                .params(
                        texts(samples, sample -> sample.at().toString()),
                        texts(samples, sample -> sample.application().tribe().value()),
                        texts(
                                samples,
                                sample -> sample.application().environment().value()),
                        texts(
                                samples,
                                sample -> sample.application().application().value()),
                        texts(samples, UsageSample::instance),
                        texts(samples, UsageSample::release),
                        numbers(samples, UsageSample::cpuNanos),
                        numbers(samples, UsageSample::memoryBytes),
                        numbers(samples, UsageSample::memoryLimitBytes),
                        numbers(samples, UsageSample::networkReceivedBytes),
                        numbers(samples, UsageSample::networkSentBytes),
                        numbers(samples, UsageSample::diskReadBytes),
                        numbers(samples, UsageSample::diskWrittenBytes))
                .update();
    }

    public List<UsageSample> newest(ApplicationRef ref, Instant notBefore) {
        return database.sql("""
                select * from (
                    select *, row_number() over (partition by instance order by at desc) as age from metering.usage_sample
                    where tribe = :tribe and environment = :environment and application = :application and at >= :from
                ) as aged where age <= 2 order by instance, at desc
                """)
                .param("tribe", ref.tribe().value())
                .param("environment", ref.environment().value())
                .param("application", ref.application().value())
                .param("from", Timestamp.from(notBefore))
                .query(UsageTable::read)
                .list();
    }

    /**
     * Samples of a tribe from a moment up to, without, another, oldest first.
     *
     * @param after where the page before ended: moment, environment, application and instance
     */
    public List<UsageSample> between(
            TribeScope scope,
            Optional<EnvironmentName> environment,
            Optional<ApplicationName> application,
            Instant from,
            Instant to,
            Optional<Position> after,
            int limit) {
        Position start = after.orElse(new Position(from, "", "", ""));
        return database.sql("""
                select * from metering.usage_sample
                where tribe = :tribe and at >= :from and at < :to
                    and (cast(:environment as text) is null or environment = :environment)
                    and (cast(:application as text) is null or application = :application)
                    and (at, environment, application, instance)
                        > (:startAt, cast(:startEnvironment as text), cast(:startApplication as text), cast(:startInstance as text))
                order by at, environment, application, instance limit :limit
                """)
                .param("tribe", scope.tribe().value())
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("environment", environment.map(EnvironmentName::value).orElse(null))
                .param("application", application.map(ApplicationName::value).orElse(null))
                .param("startAt", Timestamp.from(start.at()))
                .param("startEnvironment", start.environment())
                .param("startApplication", start.application())
                .param("startInstance", start.instance())
                .param("limit", limit)
                .query(UsageTable::read)
                .list();
    }

    /** Where a page ended. */
    public record Position(Instant at, String environment, String application, String instance) {
        public static Position of(UsageSample sample) {
            return new Position(
                    sample.at(),
                    sample.application().environment().value(),
                    sample.application().application().value(),
                    sample.instance());
        }

        /** Reads what {@link #toString} wrote. */
        public static Position parse(String text) {
            List<String> parts = Arrays.asList(text.split("/", -1));
            return new Position(Instant.parse(parts.get(0)), parts.get(1), parts.get(2), parts.get(3));
        }

        @Override
        public String toString() {
            return at + "/" + environment + "/" + application + "/" + instance;
        }
    }

    private static String[] texts(List<UsageSample> samples, Function<UsageSample, String> column) {
        return samples.stream().map(column).toArray(String[]::new);
    }

    private static Long[] numbers(List<UsageSample> samples, ToLongFunction<UsageSample> column) {
        return samples.stream().mapToLong(column).boxed().toArray(Long[]::new);
    }

    private static UsageSample read(ResultSet row, int index) throws SQLException {
        return new UsageSample(
                row.getTimestamp("at").toInstant(),
                ApplicationRef.of(row.getString("tribe"), row.getString("environment"), row.getString("application")),
                row.getString("instance"),
                row.getString("release"),
                row.getLong("cpu_nanos"),
                row.getLong("memory_bytes"),
                row.getLong("memory_limit_bytes"),
                row.getLong("network_received_bytes"),
                row.getLong("network_sent_bytes"),
                row.getLong("disk_read_bytes"),
                row.getLong("disk_written_bytes"));
    }
}
