package io.banyan.engine.container.run;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Due times of a Unix cron expression in a time zone. */
public final class CronSchedule {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private final ExecutionTime times;
    private final ZoneId zone;

    private CronSchedule(ExecutionTime times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /**
     * Reads an expression.
     *
     * @throws EngineException INVALID_SPECIFICATION when it is none
     */
    public static CronSchedule parse(String expression, ZoneId zone) {
        try {
            return new CronSchedule(
                    ExecutionTime.forCron(PARSER.parse(expression).validate()), zone);
        } catch (IllegalArgumentException e) {
            throw new EngineException(
                    new Fault(
                            FaultCode.INVALID_SPECIFICATION,
                            "'" + expression + "' is not a cron schedule: " + e.getMessage(),
                            "give five fields: minute, hour, day of month, month, day of week"),
                    e);
        }
    }

    /** The latest due time that is not after {@code now}. */
    public Optional<Instant> latestDue(Instant now) {
        // The library looks strictly before, and knows no less than a second.
        return times.lastExecution(now.plusSeconds(1).atZone(zone))
                .flatMap(due -> due.toInstant().isAfter(now) ? times.lastExecution(due) : Optional.of(due))
                .map(ZonedDateTime::toInstant);
    }

    /** The first due time after {@code now}. */
    public Optional<Instant> nextDue(Instant now) {
        return times.nextExecution(now.atZone(zone)).map(ZonedDateTime::toInstant);
    }
}
