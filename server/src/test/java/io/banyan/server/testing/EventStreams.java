package io.banyan.server.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what an event stream tells. */
public final class EventStreams {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EventStreams() {}

    /** What was told at once. */
    public record Event(String name, JsonNode data) {}

    /**
     * Reads to the end of the stream, or until it has told enough.
     *
     * @param more whether to read on, given all that was told
     */
    public static List<Event> read(InputStream stream, Predicate<List<Event>> more) throws IOException {
        List<Event> told = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String name = "";
            String line = lines.readLine();
            while (line != null && more.test(told)) {
                if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    told.add(new Event(name, JSON.readTree(line.substring(5))));
                }
                line = lines.readLine();
            }
        }
        return told;
    }
}
