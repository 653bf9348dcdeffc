package io.banyan.engine.container.api;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deaths of containers, told as they happen. After every connection, the first included, {@code reconnected} is called:
 * events from before may be missing, so everything must be looked at.
 */
public final class ContainerEvents implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ContainerEvents.class);
    /** Docker's word and Podman's. Filtered here, because Podman's filter knows its own word only. */
    private static final Set<String> DEATH = Set.of("die", "died");

    private static final Duration RECONNECT_AFTER = Duration.ofMillis(200);

    private final ContainerApi api;
    private final String ownerLabel;
    private final Consumer<Death> died;
    private final Runnable reconnected;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Stream current = new Stream();

    /** One container's end. */
    public record Death(String containerId, int exitCode, Instant at, Map<String, String> labels) {}

    /**
     * Listens once started.
     *
     * @param ownerLabel {@code key=value} that the containers carry
     */
    public ContainerEvents(ContainerApi api, String ownerLabel, Consumer<Death> died, Runnable reconnected) {
        this.api = api;
        this.ownerLabel = ownerLabel;
        this.died = died;
        this.reconnected = reconnected;
    }

    public void start() {
        Thread.ofVirtual().name("container-events").start(this::listen);
    }

    private void listen() {
        try {
            while (!pause(Duration.ZERO)) {
                Stream stream = new Stream();
                current = stream;
                try {
                    api.docker()
                            .eventsCmd()
                            .withEventTypeFilter(EventType.CONTAINER)
                            .withLabelFilter(ownerLabel)
                            .exec(stream);
                } catch (RuntimeException e) {
                    stream.onError(e);
                }
                stream.ended.await();
                pause(RECONNECT_AFTER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean pause(Duration time) throws InterruptedException {
        return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed.countDown();
        current.close();
    }

    private final class Stream implements ResultCallback<Event> {
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile Closeable connection = () -> {};

        @Override
        public void onStart(Closeable connection) {
            this.connection = connection;
            Thread.ofVirtual().name("container-events-reconnected").start(reconnected);
        }

        @Override
        public void onNext(Event event) {
            var actor = event.getActor();
            String id = event.getId();
            if (actor == null || id == null || !DEATH.contains(String.valueOf(event.getAction()))) {
                return;
            }
            Map<String, String> labels = Objects.requireNonNullElse(actor.getAttributes(), Map.of());
            String code = labels.getOrDefault("exitCode", labels.getOrDefault("containerExitCode", "-1"));
            died.accept(new Death(id, Integer.parseInt(code), at(event), labels));
        }

        private Instant at(Event event) {
            Long nanos = event.getTimeNano();
            return nanos == null ? Instant.now() : Instant.ofEpochSecond(0, nanos);
        }

        @Override
        public void onError(Throwable thrown) {
            log.debug("event stream ended", thrown);
            ended.countDown();
        }

        @Override
        public void onComplete() {
            ended.countDown();
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (IOException e) {
                log.debug("closing the event stream", e);
            }
            ended.countDown();
        }
    }
}
