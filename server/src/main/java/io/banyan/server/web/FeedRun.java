package io.banyan.server.web;

import io.banyan.kernel.EventFeed;
import io.banyan.kernel.EventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** One reader of one feed: a thread that writes events and one that writes heartbeats. */
final class FeedRun implements EventSink {
    static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(FeedRun.class);

    private final EventFeed feed;
    private final JsonMapper json;
    private final Consumer<FeedRun> whenOver;
    private final SseEmitter emitter = new SseEmitter(0L);
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread writer;
    private final Thread heart;

    FeedRun(EventFeed feed, JsonMapper json, Consumer<FeedRun> whenOver) {
        this.feed = feed;
        this.json = json;
        this.whenOver = whenOver;
        this.writer = Thread.ofVirtual().name("event-feed").unstarted(this::write);
        this.heart = Thread.ofVirtual().name("event-feed-heartbeat").unstarted(this::beat);
        emitter.onCompletion(this::end);
        emitter.onError(error -> end());
        emitter.onTimeout(this::end);
    }

    SseEmitter emitter() {
        return emitter;
    }

    void start() {
        writer.start();
        heart.start();
    }

    void end() {
        if (over.compareAndSet(false, true)) {
            writer.interrupt();
            heart.interrupt();
            emitter.complete();
            whenOver.accept(this);
        }
    }

    @Override
    public void send(Optional<String> id, String name, Object data) {
        SseEmitter.SseEventBuilder event = SseEmitter.event().name(name);
        id.ifPresent(event::id);
        transmit(event.data(json.writeValueAsString(data), MediaType.APPLICATION_JSON));
    }

    @Override
    public boolean isOpen() {
        return !over.get();
    }

    private void write() {
        try {
            transmit(SseEmitter.event().reconnectTime(RETRY.toMillis()).comment("open"));
            feed.writeTo(this);
        } catch (UncheckedIOException | InterruptedException readerHasGone) {
            LOG.debug("The reader of an event stream has gone");
        } catch (Exception cause) {
            if (!over.get()) {
                LOG.warn("An event stream failed; its reader will come back", cause);
            }
        } finally {
            end();
        }
    }

    private void beat() {
        try {
            while (!over.get()) {
                Thread.sleep(HEARTBEAT);
                transmit(SseEmitter.event().comment("heartbeat"));
            }
        } catch (UncheckedIOException | InterruptedException readerHasGone) {
            end();
        }
    }

    private void transmit(SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException gone) {
            throw new UncheckedIOException(gone instanceof IOException io ? io : new IOException(gone));
        }
    }
}
