/**
 * Load over plain sockets with keep-alive. It retries nothing and forgives nothing: whatever a client would have seen as a
 * failure is counted as one.
 */
@NullMarked
package io.banyan.bench.load;

import org.jspecify.annotations.NullMarked;
