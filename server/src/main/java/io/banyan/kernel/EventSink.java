package io.banyan.kernel;

import java.util.Optional;

/** Where an {@link EventFeed} writes. */
public interface EventSink {

    /**
     * Sends one event.
     *
     * @param id position that a reader resumes from by {@code Last-Event-ID}; empty when the stream cannot resume
     * @param name kind of event
     * @param data becomes JSON
     * @throws java.io.UncheckedIOException when the reader has gone
     */
    void send(Optional<String> id, String name, Object data);

    /** Sends an event that cannot be resumed from. */
    default void send(String name, Object data) {
        send(Optional.empty(), name, data);
    }

    /** Whether the reader is still there, as far as is known. */
    boolean isOpen();
}
