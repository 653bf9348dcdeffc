package io.banyan.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    @Test
    void eventsAreReadWithTheirNamesAndLinesAndCommentsAreSkipped() throws IOException {
        List<EventStream.Event> events =
                read(": heartbeat\n\nevent: log\nid: 7\ndata: one\ndata: two\n\ndata: bare\n\n");

        assertThat(events)
                .containsExactly(new EventStream.Event("log", "one\ntwo"), new EventStream.Event("message", "bare"));
    }

    @Test
    void readingStopsWhenTheReceiverHasHadEnough() throws IOException {
        List<EventStream.Event> events = new ArrayList<>();

        EventStream.read(stream("data: 1\n\ndata: 2\n\n"), event -> {
            events.add(event);
            return false;
        });

        assertThat(events).hasSize(1);
    }

    private static List<EventStream.Event> read(String text) throws IOException {
        List<EventStream.Event> events = new ArrayList<>();
        EventStream.read(stream(text), events::add);
        return events;
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
