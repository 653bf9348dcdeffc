package io.banyan.engine.container.logs;

import java.util.List;

/** The log of one container, read forward. */
public interface ContainerLog extends AutoCloseable {

    /** What was written since the last call, in order; empty when nothing was, which may change. */
    List<LogFormat.Entry> poll();

    /** What was begun and not ended by a line end. Asked once, when the container has ended and nothing more is polled. */
    List<LogFormat.Entry> unfinished();

    /** Waits, a few seconds at most, until everything that an ended container wrote can be polled. */
    default void awaitRest() throws InterruptedException {}

    @Override
    void close();
}
