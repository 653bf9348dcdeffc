package io.banyan.kernel;

/**
 * A stream of events to one reader. A controller returns one, and it is sent as {@code text/event-stream} with heartbeats.
 * It runs in a virtual thread of its own until it returns (which ends the stream), throws, or is interrupted because the
 * reader has gone or the process stops.
 */
@FunctionalInterface
public interface EventFeed {

    void writeTo(EventSink sink) throws Exception;
}
