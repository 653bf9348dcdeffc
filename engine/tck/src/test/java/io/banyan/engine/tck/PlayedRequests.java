package io.banyan.engine.tck;

import io.banyan.engine.fake.Inside;
import io.banyan.engine.fake.Program.Answer;
import io.banyan.engine.session.LogLine;
import io.banyan.engine.spec.InstanceId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The requests of the test app. */
final class PlayedRequests {
    private final Function<InstanceId, PlayedCondition> conditions;

    PlayedRequests(Function<InstanceId, PlayedCondition> conditions) {
        this.conditions = conditions;
    }

    Answer answer(Inside inside, String target) {
        String path = target.replaceFirst("\\?.*", "");
        Map<String, String> query = query(target);
        PlayedCondition condition = conditions.apply(inside.instance());
        if (path.equals("/inflight")) {
            return say(Integer.toString(inside.inFlight() - 1));
        }
        if (path.equals("/requests")) {
            return say(Integer.toString(condition.requests()));
        }
        int crashAfter = Integer.parseInt(inside.variables().getOrDefault("CRASH_AFTER_REQUESTS", "0"));
        if (crashAfter > 0 && condition.count() > crashAfter) {
            inside.exit(70);
            return new Answer(0, "", Duration.ZERO);
        }
        condition.count();
        return switch (path) {
            case "/env" -> say(inside.variables().getOrDefault(query.getOrDefault("name", ""), defaultVariable(query)));
            case "/args" -> say(inside.spec().arguments().stream().skip(1).collect(Collectors.joining("\n")));
            case "/slow" ->
                new Answer(200, who(inside), Duration.ofMillis(Long.parseLong(query.getOrDefault("ms", ""))));
            default -> {
                act(inside, path, query);
                yield say(who(inside));
            }
        };
    }

    private static void act(Inside inside, String path, Map<String, String> query) {
        switch (path) {
            case "/set" -> {
                if (query.containsKey("ready")) {
                    inside.ready(Boolean.parseBoolean(query.getOrDefault("ready", "")));
                }
                if (query.containsKey("live")) {
                    inside.alive(Boolean.parseBoolean(query.getOrDefault("live", "")));
                }
            }
            case "/log" ->
                inside.log(
                        query.containsKey("stream") ? LogLine.Stream.ERROR : LogLine.Stream.OUT,
                        query.getOrDefault("line", ""));
            case "/exit" -> inside.exit(Integer.parseInt(query.getOrDefault("code", "")));
            case "/eat" -> inside.eat(Long.parseLong(query.getOrDefault("mebibytes", "")) << 20);
            case "/busy" ->
                inside.work(
                        Integer.parseInt(query.getOrDefault("threads", "")),
                        Duration.ofMillis(Long.parseLong(query.getOrDefault("ms", ""))));
            default -> {}
        }
    }

    private static String defaultVariable(Map<String, String> query) {
        return switch (query.getOrDefault("name", "")) {
            case "PATH" -> "/usr/bin";
            case "JAVA_HOME" -> "/usr/lib/jvm";
            default -> "";
        };
    }

    private static Answer say(String body) {
        return new Answer(200, body, Duration.ZERO);
    }

    private static String who(Inside inside) {
        return inside.instance().name();
    }

    private static Map<String, String> query(String target) {
        int mark = target.indexOf('?');
        if (mark < 0) {
            return Map.of();
        }
        return Arrays.stream(target.substring(mark + 1).split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
