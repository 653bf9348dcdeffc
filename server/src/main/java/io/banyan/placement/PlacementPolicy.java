package io.banyan.placement;

import java.time.Duration;

/**
 * What the site decided about placement.
 *
 * @param relocateAfter how long a zone must have been unreachable before its replicas are placed elsewhere; until then
 *     they are taken to be still there
 */
public record PlacementPolicy(Duration relocateAfter) {
    public static final PlacementPolicy DEFAULT = new PlacementPolicy(Duration.ofMinutes(5));
}
