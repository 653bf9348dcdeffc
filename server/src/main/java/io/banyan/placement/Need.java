package io.banyan.placement;

import java.util.Optional;

/**
 * What an intent asks of placement.
 *
 * @param replicas wanted number of instances
 * @param each what one instance requests; what it does not request is not counted
 * @param tier the loss it is to survive; empty means that any place will do
 */
public record Need(int replicas, Capacity each, Optional<Tier> tier) {
    public Need {
        if (replicas < 0) {
            throw new IllegalArgumentException("replicas must not be negative");
        }
    }
}
