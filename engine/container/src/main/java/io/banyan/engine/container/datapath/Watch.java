package io.banyan.engine.container.datapath;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import io.banyan.engine.container.Labels;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the data path's containers running and right: looks when one of them dies, when something was left undone, and
 * now and then. A wake-up carries no data.
 */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Set<String> ROLES = Set.of(Labels.ROLE_GATEWAY, Labels.ROLE_NAMES, Labels.ROLE_EDGE);
    private static final Duration UNDONE = Duration.ofMillis(250);

    private final DockerClient docker;
    private final String installation;
    private final Duration period;
    private final Runnable everything;
    private final Runnable catchUp;
    private final Semaphore deaths = new Semaphore(0);
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean closed;
    private volatile boolean listening;
    private @Nullable ResultCallback<Event> events;

    Watch(DockerClient docker, String installation, Duration period, Runnable everything, Runnable catchUp) {
        this.docker = docker;
        this.installation = installation;
        this.period = period;
        this.everything = everything;
        this.catchUp = catchUp;
    }

    /** Starts watching; again is harmless. */
    void begin() {
        if (begun.compareAndSet(false, true)) {
            Thread.ofVirtual().name("datapath-watch").start(this::watch);
        }
    }

    private void watch() {
        long due = System.nanoTime() + period.toNanos();
        while (!closed) {
            try {
                listen();
                boolean died = deaths.tryAcquire(UNDONE.toMillis(), TimeUnit.MILLISECONDS);
                if (closed) {
                    return;
                }
                if (died || System.nanoTime() >= due) {
                    deaths.drainPermits();
                    due = System.nanoTime() + period.toNanos();
                    everything.run();
                } else {
                    catchUp.run();
                }
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failed) {
                due = System.nanoTime() + UNDONE.toNanos();
                LOG.warn("the data path could not be brought up to date, trying again: {}", failed.getMessage());
            }
        }
    }

    private void listen() {
        if (listening) {
            return;
        }
        listening = true;
        events = docker.eventsCmd()
                .withEventTypeFilter(EventType.CONTAINER)
                .withEventFilter("die")
                .withLabelFilter(Map.of(Labels.OWNER, installation))
                .exec(new ResultCallback<Event>() {
                    @Override
                    public void onStart(Closeable stream) {
                        // Nothing is due yet.
                    }

                    @Override
                    public void onNext(Event event) {
                        Map<String, String> attributes = event.getActor() == null
                                ? null
                                : event.getActor().getAttributes();
                        if (attributes == null || ROLES.contains(attributes.getOrDefault(Labels.ROLE, ""))) {
                            deaths.release();
                        }
                    }

                    @Override
                    public void onError(Throwable broken) {
                        listening = false;
                    }

                    @Override
                    public void onComplete() {
                        listening = false;
                    }

                    @Override
                    public void close() {
                        listening = false;
                    }
                });
    }

    @Override
    public void close() {
        closed = true;
        deaths.release();
        ResultCallback<Event> stream = events;
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException alreadyClosed) {
                LOG.debug("the event stream was closed before", alreadyClosed);
            }
        }
    }
}
