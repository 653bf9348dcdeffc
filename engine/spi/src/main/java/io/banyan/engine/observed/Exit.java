package io.banyan.engine.observed;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * How a container ended.
 *
 * @param code exit code as the system gave it; 128 + signal when killed
 * @param signal the signal, when one ended it
 * @param outOfMemory whether it was killed for exceeding its memory limit
 */
public record Exit(int code, OptionalInt signal, boolean outOfMemory, Instant at) {}
