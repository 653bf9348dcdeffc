package io.banyan.engine.session;

import io.banyan.engine.spec.InstanceId;
import java.time.Instant;

/** One line that a container wrote, without its line end. */
public record LogLine(InstanceId instance, String container, Stream stream, Instant at, String text) {
    /** Where it was written. */
    public enum Stream {
        OUT,
        ERROR
    }
}
