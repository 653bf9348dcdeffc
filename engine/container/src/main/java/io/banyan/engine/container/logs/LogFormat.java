package io.banyan.engine.container.logs;

import io.banyan.engine.session.LogLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The log format of the Kubernetes container runtime interface, which Podman's {@code k8s-file} driver writes:
 * {@code <RFC 3339 time> <stdout|stderr> <P|F> <text>}. P marks a part of a longer line, F its end.
 */
public final class LogFormat {
    private LogFormat() {}

    /** One record of the file. */
    public record Entry(Instant at, LogLine.Stream stream, boolean complete, String text) {}

    /** Reads one record; empty when it is none, for example the rest of one whose start was cut off. */
    public static Optional<Entry> parse(String line) {
        String[] parts = line.split(" ", 4);
        if (parts.length < 3 || !(parts[2].equals("F") || parts[2].equals("P"))) {
            return Optional.empty();
        }
        Optional<LogLine.Stream> stream = switch (parts[1]) {
            case "stdout" -> Optional.of(LogLine.Stream.OUT);
            case "stderr" -> Optional.of(LogLine.Stream.ERROR);
            default -> Optional.empty();
        };
        try {
            Instant at = OffsetDateTime.parse(parts[0]).toInstant();
            String text = parts.length == 4 ? parts[3] : "";
            return stream.map(known -> new Entry(at, known, parts[2].equals("F"), text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Writes one record, with its line end. */
    public static String format(Instant at, LogLine.Stream stream, String text) {
        return at + (stream == LogLine.Stream.OUT ? " stdout F " : " stderr F ") + text + "\n";
    }
}
