package io.banyan.engine.container.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to do now.
 *
 * @param lookAgainAt when time alone may ask for more
 */
public record Plan(List<Step> steps, Optional<Instant> lookAgainAt) {
    public Plan {
        steps = List.copyOf(steps);
    }
}
