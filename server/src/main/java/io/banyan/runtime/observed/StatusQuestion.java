package io.banyan.runtime.observed;

import java.time.Instant;
import java.util.Optional;

/**
 * Everything a status is derived from.
 *
 * @param generation of the intent
 * @param released whether anything was ever released
 * @param service false for jobs and cron jobs
 * @param rolling whether a roll is open
 * @param paused whether it is held
 * @param lastFailure the message of the last roll's failed verdict, when no other roll came after it
 * @param observedAt when the snapshot was last known to be true
 * @param silentSince since when the engine does not answer
 */
public record StatusQuestion(
        long generation,
        boolean released,
        boolean service,
        int wanted,
        boolean rolling,
        boolean paused,
        Optional<String> lastFailure,
        Snapshot snapshot,
        Optional<Instant> observedAt,
        Optional<Instant> silentSince) {}
