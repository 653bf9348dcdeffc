package io.banyan.engine.container.run;

import io.banyan.engine.spec.Workload;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides about the latest due time of a cron job.
 *
 * @param start whether a run is to be started for it; if not it is only noted as dealt with
 * @param replace whether runs that still go on are ended for it
 */
public record DueRun(Instant dueAt, boolean start, boolean replace) {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'due-'yyyyMMdd'-'HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Empty when nothing is due that was not dealt with. */
    public static Optional<DueRun> decide(Workload.CronJob job, CronSchedule schedule, RunBook book, Instant now) {
        Instant until = book.consideredUntil().orElse(now);
        return schedule.latestDue(now).filter(due -> due.isAfter(until)).map(due -> {
            boolean inTime = !due.plus(job.startingDeadline()).isBefore(now);
            boolean busy = !book.running().isEmpty();
            boolean allowed = !busy || job.concurrency() != Workload.Concurrency.FORBID;
            boolean start = !job.suspended() && inTime && allowed;
            return new DueRun(due, start, start && busy && job.concurrency() == Workload.Concurrency.REPLACE);
        });
    }

    /** The same for the same due time: no due time can start two runs. */
    public String name() {
        return NAME.format(dueAt);
    }
}
