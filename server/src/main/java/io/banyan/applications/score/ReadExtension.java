package io.banyan.applications.score;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import io.banyan.applications.Extension;
import io.banyan.applications.Extension.Build;
import io.banyan.applications.Extension.BuildKind;
import io.banyan.applications.Extension.Concurrency;
import io.banyan.applications.Extension.Kind;
import io.banyan.applications.Extension.OnFailure;
import io.banyan.applications.Extension.Rollout;
import io.banyan.applications.Extension.Runs;
import io.banyan.applications.Extension.Schedule;
import io.banyan.applications.Extension.SlaTier;
import io.banyan.applications.Extension.Stop;
import io.banyan.applications.ManifestProblem.Code;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads {@code metadata.banyan}, whose shape is known to be right. */
final class ReadExtension {
    private static final String AT = "/metadata/banyan";

    private final JsonNode node;
    private final Problems problems;

    ReadExtension(JsonNode node, Problems problems) {
        this.node = node;
        this.problems = problems;
    }

    Extension read() {
        Kind kind = choice(node.path("kind"), Kind.class, Kind.SERVICE);
        Optional<Schedule> schedule = schedule();
        if (schedule.isPresent() != (kind == Kind.CRON_JOB)) {
            problems.atKey(AT + (schedule.isPresent() ? "/schedule" : "/kind"), Code.SCHEDULE_MISPLACED);
        }
        JsonNode stop = node.path("stop");
        JsonNode runs = node.path("runs");
        return new Extension(
                kind,
                kind == Kind.SERVICE ? node.path("replicas").asInt(Extension.DEFAULT.replicas()) : 0,
                rollout(),
                new Stop(
                        duration(stop.path("drain"), Stop.DEFAULT.drain()),
                        duration(stop.path("grace"), Stop.DEFAULT.grace())),
                new Runs(
                        runs.path("retries").asInt(Runs.DEFAULT.retries()),
                        duration(runs.path("deadline"), Runs.DEFAULT.deadline()),
                        runs.path("history").asInt(Runs.DEFAULT.history())),
                schedule,
                choice(node.path("slaTier"), SlaTier.class, SlaTier.HOST),
                build(node.path("build")));
    }

    private Build build(JsonNode build) {
        return new Build(
                build.path("kind").asStringOpt().map(kind -> BuildKind.valueOf(kind.toUpperCase(Locale.ROOT))),
                texts(build.path("command")),
                build.path("mainClass").asStringOpt(),
                inside(build, "output"),
                inside(build, "dockerfile"),
                texts(build.path("javaOptions")),
                build.path("reuse").asBoolean(true));
    }

    private Optional<String> inside(JsonNode build, String property) {
        Optional<String> path = build.path(property).asStringOpt();
        if (path.isPresent()
                && (path.get().startsWith("/")
                        || List.of(path.get().split("/", -1)).contains(".."))) {
            problems.atValue(AT + "/build/" + property, Code.PATH_ESCAPES, path.get());
        }
        return path;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private Rollout rollout() {
        JsonNode rollout = node.path("rollout");
        Rollout usual = Rollout.DEFAULT;
        int surge = rollout.path("maxSurge").asInt(usual.maxSurge());
        int unavailable = rollout.path("maxUnavailable").asInt(usual.maxUnavailable());
        if (surge + unavailable == 0) {
            problems.atKey(AT + "/rollout", Code.ROLLOUT_STANDS_STILL);
        }
        return new Rollout(
                surge,
                unavailable,
                duration(rollout.path("progressDeadline"), usual.progressDeadline()),
                duration(rollout.path("minReady"), usual.minReady()),
                choice(rollout.path("onFailure"), OnFailure.class, usual.onFailure()));
    }

    private Optional<Schedule> schedule() {
        JsonNode schedule = node.path("schedule");
        if (schedule.isMissingNode()) {
            return Optional.empty();
        }
        String cron = schedule.path("cron").asString();
        try {
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
                    .parse(cron)
                    .validate();
        } catch (IllegalArgumentException fault) {
            problems.atValue(AT + "/schedule/cron", Code.SCHEDULE_WRONG, cron, String.valueOf(fault.getMessage()));
        }
        return Optional.of(new Schedule(
                cron,
                zone(schedule.path("timezone").asString("UTC")),
                choice(schedule.path("concurrency"), Concurrency.class, Concurrency.FORBID),
                duration(schedule.path("startingDeadline"), Duration.ofMinutes(5))));
    }

    private ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            problems.atValue(AT + "/schedule/timezone", Code.TIMEZONE_UNKNOWN, name);
            return ZoneOffset.UTC;
        }
    }

    private static <E extends Enum<E>> E choice(JsonNode node, Class<E> type, E usual) {
        return node.asStringOpt()
                .map(text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')))
                .orElse(usual);
    }

    /** Either ISO-8601 ({@code PT2M}) or a number with {@code ms}, {@code s}, {@code m} or {@code h}. */
    static Duration duration(JsonNode node, Duration usual) {
        Optional<String> given = node.asStringOpt();
        if (given.isEmpty()) {
            return usual;
        }
        String text = given.get();
        if (text.startsWith("P")) {
            return Duration.parse(text);
        }
        String unit = text.replaceAll("[0-9]", "");
        long amount = Long.parseLong(text.substring(0, text.length() - unit.length()));
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
