package io.banyan.engine.spec;

import java.time.Duration;

/**
 * How an instance is stopped: no new requests, wait for those in flight, SIGTERM, wait, SIGKILL.
 *
 * @param drain longest wait for requests in flight
 * @param grace longest wait between SIGTERM and SIGKILL
 */
public record StopPolicy(Duration drain, Duration grace) {
    public static final StopPolicy DEFAULT = new StopPolicy(Duration.ofSeconds(30), Duration.ofSeconds(10));
}
