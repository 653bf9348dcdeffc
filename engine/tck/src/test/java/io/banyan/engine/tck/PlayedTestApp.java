package io.banyan.engine.tck;

import io.banyan.engine.fake.Behaviour;
import io.banyan.engine.fake.Inside;
import io.banyan.engine.fake.Program;
import io.banyan.engine.session.LogLine;
import io.banyan.engine.spec.Check;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Variable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The test app as the fake engine plays it: the same knobs, commands and requests, no process. */
final class PlayedTestApp implements Program {
    private final Map<InstanceId, PlayedCondition> conditions = new ConcurrentHashMap<>();
    private final PlayedRequests requests = new PlayedRequests(this::condition);
    private final PlayedCommands commands = new PlayedCommands();

    @Override
    public Behaviour behaviour(ContainerSpec container) {
        Map<String, String> knobs = container.variables().stream()
                .collect(Collectors.toMap(Variable::name, Variable::value, (first, last) -> last));
        Behaviour behaviour = Behaviour.STEADY
                .withStartDelay(millis(knobs, "START_DELAY"))
                .withStopDelay(millis(knobs, "STOP_DELAY"))
                .withReadinessFlips(millis(knobs, "READY_FLIPS"))
                .withHealthy(Boolean.parseBoolean(knobs.getOrDefault("READY", "true")))
                .withMemory(64L << 20, Long.parseLong(knobs.getOrDefault("MEMORY_GROWTH", "0")) << 20);
        String exitCode = knobs.getOrDefault("EXIT_CODE", "");
        if (!exitCode.isEmpty()) {
            return behaviour.withExit(Integer.parseInt(exitCode), millis(knobs, "EXIT_AFTER"));
        }
        if (!container.command().isEmpty() && !container.command().getFirst().equals("/app/testapp")) {
            return behaviour.withExit(127, Duration.ZERO);
        }
        return asCommand(container, behaviour);
    }

    @Override
    public boolean passes(Inside inside, Check check) {
        return switch (check) {
            case Check.Exec exec -> test(inside, exec.command());
            case Check.Http http -> true;
        };
    }

    @Override
    public boolean listensOn(ContainerSpec container, int port) {
        return container.variables().stream()
                .filter(variable -> variable.name().equals("PORT"))
                .findFirst()
                .map(variable -> variable.value().equals(Integer.toString(port)))
                .orElse(port == 8080);
    }

    @Override
    public Outcome run(Inside inside, List<String> command) {
        return commands.run(inside, command);
    }

    @Override
    public Answer answer(Inside inside, String path) {
        return requests.answer(inside, path);
    }

    @Override
    public void started(Inside inside) {
        List<String> arguments = inside.spec().arguments();
        if (!arguments.isEmpty() && arguments.getFirst().equals("PRINT")) {
            arguments.stream().skip(1).forEach(line -> inside.log(LogLine.Stream.OUT, line));
            return;
        }
        inside.log(LogLine.Stream.OUT, "testapp: starting");
        Map<String, String> knobs = inside.variables();
        for (int line = 1; line <= Integer.parseInt(knobs.getOrDefault("LOG_LINES", "0")); line++) {
            inside.log(LogLine.Stream.OUT, "line " + line);
        }
        if (knobs.containsKey("LOG_TEXT")) {
            inside.log(LogLine.Stream.OUT, knobs.getOrDefault("LOG_TEXT", ""));
        }
    }

    @Override
    public void stopping(Inside inside) {
        inside.log(LogLine.Stream.OUT, "testapp: stopping");
    }

    @Override
    public void stopped(Inside inside) {
        inside.log(LogLine.Stream.OUT, "testapp: stopped");
    }

    private PlayedCondition condition(InstanceId instance) {
        return conditions.computeIfAbsent(instance, unseen -> new PlayedCondition());
    }

    private static Behaviour asCommand(ContainerSpec container, Behaviour behaviour) {
        List<String> arguments = container.arguments();
        if (arguments.isEmpty()) {
            return behaviour;
        }
        return switch (arguments.getFirst()) {
            case "EXIT" -> behaviour.withExit(Integer.parseInt(arguments.get(1)), Duration.ZERO);
            case "SLEEP" -> behaviour.withExit(0, Duration.ofMillis(Long.parseLong(arguments.get(1))));
            case "PRINT" -> behaviour.withExit(0, Duration.ZERO);
            default -> behaviour;
        };
    }

    private static boolean test(Inside inside, List<String> command) {
        boolean negated = command.get(1).equals("!");
        return inside.read(command.getLast()).isPresent() != negated;
    }

    private static Duration millis(Map<String, String> knobs, String name) {
        return Duration.ofMillis(Long.parseLong(knobs.getOrDefault(name, "0")));
    }
}
