package io.banyan.engine.fake;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.banyan.engine.FaultCode;
import io.banyan.engine.spec.Workload;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Due times of a cron job. */
record Schedule(ExecutionTime times, ZoneId zone) {

    /** @throws io.banyan.engine.EngineException INVALID_SPECIFICATION when the schedule cannot be read */
    static Schedule of(Workload.CronJob cronJob) {
        CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
        try {
            return new Schedule(ExecutionTime.forCron(parser.parse(cronJob.schedule())), cronJob.zone());
        } catch (IllegalArgumentException e) {
            throw Messages.failure(
                    FaultCode.INVALID_SPECIFICATION,
                    "the schedule '" + cronJob.schedule() + "' of " + cronJob.id() + " cannot be read: "
                            + e.getMessage());
        }
    }

    Optional<Instant> after(Instant instant) {
        return times.nextExecution(instant.atZone(zone)).map(ZonedDateTime::toInstant);
    }

    /** The latest due time in (after, until]. */
    Optional<Instant> latestIn(Instant after, Instant until) {
        return times.lastExecution(until.plusSeconds(1).atZone(zone))
                .map(ZonedDateTime::toInstant)
                .filter(due -> due.isAfter(after) && !due.isAfter(until));
    }
}
