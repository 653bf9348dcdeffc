package io.banyan.runtime.web;

import io.banyan.applications.Intent;
import io.banyan.applications.Intents;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.EventFeed;
import io.banyan.kernel.EventSink;
import io.banyan.runtime.events.ApplicationEvent;
import io.banyan.runtime.events.Events;
import io.banyan.runtime.observed.InstanceView;
import io.banyan.runtime.web.Deployed.StatusView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The stream of one application: says what changed, when it changed, and never says the same twice in a row. */
@Component
class FollowApplication {
    /** Even when no signal comes: a status grows old, samples come in. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private static final int BATCH = 200;

    private final Intents intents;
    private final ReadDeployed deployed;
    private final ReadInstances instances;
    private final Events events;
    private final ObservedSignals signals;

    FollowApplication(
            Intents intents, ReadDeployed deployed, ReadInstances instances, Events events, ObservedSignals signals) {
        this.intents = intents;
        this.deployed = deployed;
        this.instances = instances;
        this.events = events;
        this.signals = signals;
    }

    EventFeed from(ApplicationRef ref, Optional<Long> lastSeen) {
        return sink -> {
            try (ObservedSignals.Waiting waiting = signals.await(ref)) {
                new Following(ref, lastSeen.orElseGet(() -> events.newestId(ref)), sink).run(waiting);
            }
        };
    }

    private final class Following {
        private final ApplicationRef ref;
        private final EventSink sink;
        private long lastEvent;
        private Optional<StatusView> status = Optional.empty();
        private Optional<List<InstanceView>> seen = Optional.empty();

        Following(ApplicationRef ref, long lastEvent, EventSink sink) {
            this.ref = ref;
            this.lastEvent = lastEvent;
            this.sink = sink;
        }

        void run(ObservedSignals.Waiting waiting) throws InterruptedException {
            while (sink.isOpen()) {
                Optional<Intent> intent = intents.find(ref).filter(found -> !found.removed());
                if (intent.isEmpty()) {
                    return;
                }
                sendStatus(DescribeDeployed.status(deployed.facts(intent.get())));
                sendInstances(instances.of(ref));
                sendEvents();
                waiting.await(LOOK_AGAIN);
            }
        }

        private void sendStatus(StatusView now) {
            if (status.filter(now::equals).isEmpty()) {
                sink.send("status", now);
                status = Optional.of(now);
            }
        }

        private void sendInstances(List<InstanceView> now) {
            if (seen.filter(now::equals).isEmpty()) {
                sink.send("instances", now);
                seen = Optional.of(now);
            }
        }

        private void sendEvents() {
            for (ApplicationEvent event : events.after(ref, lastEvent, BATCH)) {
                sink.send(Optional.of(Long.toString(event.id())), "event", event);
                lastEvent = event.id();
            }
        }
    }
}
