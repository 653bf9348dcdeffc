package io.banyan.runtime.rollouts;

import java.time.Duration;
import java.time.Instant;

/**
 * Everything a judge looks at.
 *
 * @param abortRequested whether people asked to abort this roll
 * @param now by the database's clock
 * @param watched for how long this process has seen no progress, measured without the wall clock, so that a clock that
 *     jumps ends no roll
 */
public record RolloutQuestion(
        Rollout rollout,
        Goal goal,
        Sighting sighting,
        boolean abortRequested,
        Instant now,
        Duration watched,
        Patience patience) {}
