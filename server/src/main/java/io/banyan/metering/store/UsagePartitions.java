package io.banyan.metering.store;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One partition per day (UTC), made before the first sample of the day and dropped as a whole. */
@Repository
public class UsagePartitions {
    private static final String PREFIX = "usage_sample_";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final JdbcClient database;

    UsagePartitions(JdbcClient database) {
        this.database = database;
    }

    /** Makes the partitions of these days that do not exist; replicas take turns. */
    public void ensure(Set<LocalDate> days) {
        List<LocalDate> missing =
                days.stream().filter(day -> !existing().contains(name(day))).toList();
        if (missing.isEmpty()) {
            return;
        }
        database.sql("select pg_advisory_xact_lock(hashtext('metering.usage_sample'))")
                .query(row -> {});
        for (LocalDate day : missing) {
            database.sql("create table if not exists metering." + name(day)
                            + " partition of metering.usage_sample for values from ('" + day + " 00:00:00+00') to ('"
                            + day.plusDays(1) + " 00:00:00+00')")
                    .update();
        }
    }

    /** Drops the partitions of days before, and tells which. */
    public List<String> dropBefore(LocalDate oldest) {
        List<String> old = existing().stream()
                .filter(name -> name.compareTo(name(oldest)) < 0)
                .sorted()
                .toList();
        old.forEach(name -> database.sql("drop table metering." + name).update());
        return old;
    }

    private Set<String> existing() {
        return Set.copyOf(database.sql("""
                select child.relname from pg_inherits
                join pg_class child on child.oid = inhrelid
                where inhparent = 'metering.usage_sample'::regclass and child.relname like 'usage\\_sample\\_%'
                """).query(String.class).list());
    }

    private static String name(LocalDate day) {
        return PREFIX + DAY.format(day);
    }
}
