package io.banyan.engine.observed;

import java.time.Instant;

/**
 * The last answer to a probe.
 *
 * @param probe {@code startup}, {@code liveness} or {@code readiness}
 * @param detail what came back: a status line and the first bytes of the body, a command's output, or why nothing did
 */
public record ProbeAnswer(String probe, boolean healthy, String detail, Instant at) {}
