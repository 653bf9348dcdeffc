package io.banyan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.server.testing.Contract;
import io.banyan.server.testing.EventStreams;
import io.banyan.server.testing.EventStreams.Event;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowApplicationTest extends RuntimeTest {

    @Test
    void whoFollowsAnApplicationIsToldItsStatusAndItsInstances() throws IOException {
        Scenario application = application();
        application.running(application.release("one"));
        application.awaitReady(3);

        List<Event> told = EventStreams.read(
                application.api().stream(application.path() + "/stream"), events -> events.size() < 2);

        assertThat(told).extracting(Event::name).containsExactly("status", "instances");
        Contract.assertDescribes("StatusView", told.getFirst().data());
        assertThat(told.getLast().data())
                .hasSize(3)
                .allSatisfy(instance -> Contract.assertDescribes("InstanceView", instance));
    }

    @Test
    void whoFollowsLogsIsToldTheLinesOfAllInstances() throws IOException {
        Scenario application = application();
        application.running(application.release("one"));
        application.awaitReady(3);

        List<Event> told = EventStreams.read(
                application.api().stream(application.path() + "/logs?follow=true"), lines -> lines.size() < 3);

        assertThat(told).allSatisfy(line -> {
            assertThat(line.name()).isEqualTo("line");
            Contract.assertDescribes("LogLine", line.data());
            assertThat(line.data().at("/text").asString()).startsWith("hello from");
        });
    }
}
