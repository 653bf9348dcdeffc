/**
 * Measurements against a peer or a physical floor in the same run. Each prints one JSON line per figure and nothing that it
 * did not measure.
 */
@NullMarked
package io.banyan.bench;

import org.jspecify.annotations.NullMarked;
