package io.banyan.engine.build;

import java.time.Duration;

/**
 * How a step ended.
 *
 * @param exitCode 0 is success
 * @param outOfMemory killed for its memory limit
 * @param timedOut killed at its deadline
 */
public record BuildStepResult(int exitCode, boolean outOfMemory, boolean timedOut, Duration took) {
    public boolean succeeded() {
        return exitCode == 0 && !outOfMemory && !timedOut;
    }
}
