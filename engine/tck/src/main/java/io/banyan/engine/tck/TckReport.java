package io.banyan.engine.tck;

import io.banyan.engine.Capability;
import io.banyan.engine.EngineDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Counts per capability what was claimed and what passed, and writes it down as JSON and as a table. */
final class TckReport {
    private final EngineDescription engine;
    private final Map<Capability, Line> lines = new EnumMap<>(Capability.class);

    TckReport(EngineDescription engine, Class<?> suite) {
        this.engine = engine;
        for (Capability capability : Capability.values()) {
            lines.put(capability, new Line(tests(suite, capability)));
        }
    }

    synchronized void passed(Capability capability) {
        line(capability).passed++;
    }

    synchronized void failed(Capability capability, String test) {
        line(capability).failures.add(test);
    }

    synchronized void skipped(Capability capability, String why) {
        line(capability).skips.add(why);
    }

    /** Writes {@code target/tck-report.json} and {@code .md} and prints the latter. */
    synchronized void write() {
        try {
            Path target = Files.createDirectories(Path.of("target"));
            Files.writeString(target.resolve("tck-report.json"), json());
            Files.writeString(target.resolve("tck-report.md"), table());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(table());
    }

    String table() {
        StringBuilder table = new StringBuilder("# Contracts of the engine " + engine.kind() + " " + engine.version()
                + "\n\n| capability | claimed | passed | remarks |\n|---|---|---|---|\n");
        lines.forEach((capability, line) -> table.append("| %s | %s | %s | %s |%n"
                .formatted(
                        capability,
                        claimed(capability) ? "yes" : "no",
                        claimed(capability) ? line.passed + "/" + line.tests : "-",
                        remarks(capability, line).replace("|", "\\|").replace("\n", " "))));
        return table.append('\n').append(summary()).append('\n').toString();
    }

    private String summary() {
        List<Line> claimed = lines.entrySet().stream()
                .filter(entry -> claimed(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return "%d of %d claimed capabilities passed; tests: %d passed, %d failed, %d skipped, %d not run"
                .formatted(
                        claimed.stream().filter(Line::isPassed).count(),
                        claimed.size(),
                        claimed.stream().mapToInt(line -> line.passed).sum(),
                        claimed.stream().mapToInt(line -> line.failures.size()).sum(),
                        claimed.stream().mapToInt(line -> line.skips.size()).sum(),
                        claimed.stream().mapToInt(Line::notRun).sum());
    }

    String json() {
        return lines.entrySet().stream()
                .map(entry ->
                        "    {\"capability\": \"%s\", \"claimed\": %s, \"passed\": %d, \"tests\": %d, \"failed\": %s, \"skipped\": %s}"
                                .formatted(
                                        entry.getKey(),
                                        claimed(entry.getKey()),
                                        entry.getValue().passed,
                                        entry.getValue().tests,
                                        array(entry.getValue().failures),
                                        array(entry.getValue().skips)))
                .collect(Collectors.joining(
                        ",\n",
                        "{\n  \"engine\": " + quoted(engine.kind()) + ",\n  \"version\": " + quoted(engine.version())
                                + ",\n  \"capabilities\": [\n",
                        "\n  ]\n}\n"));
    }

    private boolean claimed(Capability capability) {
        return engine.capabilities().contains(capability);
    }

    private String remarks(Capability capability, Line line) {
        if (!claimed(capability)) {
            return "not claimed";
        }
        int notRun = line.notRun();
        return Stream.of(
                        line.failures.stream().map(test -> "FAILED: " + test),
                        line.skips.stream().map(why -> "skipped: " + why),
                        notRun > 0 ? Stream.of(notRun + " not run") : Stream.<String>empty())
                .flatMap(remarks -> remarks)
                .collect(Collectors.joining("; "));
    }

    private Line line(Capability capability) {
        return lines.computeIfAbsent(capability, unseen -> new Line(0));
    }

    private static int tests(Class<?> suite, Capability capability) {
        return (int) Stream.<Class<?>>iterate(suite, type -> type != null && type != Object.class, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredClasses()))
                .filter(nested -> {
                    Proves proves = nested.getAnnotation(Proves.class);
                    return proves != null && proves.value() == capability;
                })
                .flatMap(nested -> Stream.<Class<?>>iterate(
                        nested, type -> type != null && type != Object.class, Class::getSuperclass))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
    }

    private static String array(List<String> texts) {
        return texts.stream().map(TckReport::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(character -> {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append((char) character);
            } else if (character < ' ') {
                quoted.append("\\u%04x".formatted(character));
            } else {
                quoted.append((char) character);
            }
        });
        return quoted.append('"').toString();
    }

    /** The counts of one capability. */
    private static final class Line {
        private final int tests;
        private final List<String> failures = new ArrayList<>();
        private final List<String> skips = new ArrayList<>();
        private int passed;

        private Line(int tests) {
            this.tests = tests;
        }

        private int notRun() {
            return tests - passed - failures.size() - skips.size();
        }

        private boolean isPassed() {
            return passed > 0 && passed + skips.size() == tests;
        }
    }
}
