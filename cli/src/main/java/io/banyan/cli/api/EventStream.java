package io.banyan.cli.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** Reads server-sent events (WHATWG HTML, section 9.2). */
public final class EventStream {
    private EventStream() {}

    /** One event: its name and its data, lines joined by newlines. */
    public record Event(String name, String data) {}

    /**
     * Delivers events until the stream ends or the receiver has had enough.
     *
     * @param wanted returns whether to go on
     */
    public static void read(InputStream body, Predicate<Event> wanted) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String name = "message";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty() && !wanted.test(new Event(name, data.substring(0, data.length() - 1)))) {
                        return;
                    }
                    name = "message";
                    data.setLength(0);
                } else if (line.startsWith("event:")) {
                    name = value(line, 6);
                } else if (line.startsWith("data:")) {
                    data.append(value(line, 5)).append('\n');
                }
            }
        }
    }

    private static String value(String line, int from) {
        return line.startsWith(" ", from) ? line.substring(from + 1) : line.substring(from);
    }
}
