package io.banyan.runtime.rollouts;

import java.time.Duration;

/**
 * Everything a judge looks at.
 *
 * @param abortRequested whether people asked to abort this roll
 * @param watched for how long this process has seen no progress, measured without the wall clock: one that jumps ends no
 *     roll early, and none late
 */
public record RolloutQuestion(
        Rollout rollout, Goal goal, Sighting sighting, boolean abortRequested, Duration watched, Patience patience) {}
