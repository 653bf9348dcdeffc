package io.banyan.images;

import java.time.Duration;

/** Hears of every step as it ends. */
@FunctionalInterface
public interface Progress {
    /** What happened to an image. */
    enum Outcome {
        BUILT,
        CURRENT,
        LOADED,
        PUSHED,
        PRESENT
    }

    void ended(String image, Outcome outcome, long bytes, Duration elapsed);

    /** Something to know that does not stop the work. */
    default void warned(ImageFailure warning) {}
}
