package io.banyan.bench.load;

import java.time.Instant;

/** One request that a client would have seen fail. */
public record Failure(Instant at, String path, String what) {}
