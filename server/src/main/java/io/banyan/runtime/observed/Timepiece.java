package io.banyan.runtime.observed;

import java.time.Duration;
import java.time.Instant;

/** Two kinds of time: one that all replicas share, and one that never jumps. */
public interface Timepiece {

    /** The database's time: the same for every replica. */
    Instant now();

    /** Time since some moment of this process; only differences mean something. */
    Duration elapsed();
}
