package io.banyan.kernel;

import java.time.Duration;

/** Work at fixed pauses, done by one replica at a time. A room declares one as a bean. */
public interface RecurringTask {

    /** Stable: rows of earlier versions carry it. */
    String name();

    /** Pause between the end of a run and the start of the next. */
    Duration pause();

    void run() throws Exception;
}
