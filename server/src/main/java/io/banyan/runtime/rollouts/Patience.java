package io.banyan.runtime.rollouts;

import java.time.Duration;

/**
 * How long a judge waits, for what the engine does not call itself.
 *
 * @param outage how long an engine may be silent before an open roll is given up
 * @param beyondDeadline how long after a roll's deadline the engine may take to call it
 */
public record Patience(Duration outage, Duration beyondDeadline) {}
