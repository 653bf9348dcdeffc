package io.banyan.runtime.reconcile;

import io.banyan.kernel.ApplicationRef;
import io.banyan.placement.Capacity;
import io.banyan.placement.Need;
import io.banyan.placement.PlaceReplicas;
import io.banyan.placement.PlacementPlan;
import io.banyan.placement.PlacementPolicy;
import io.banyan.placement.Zone;
import io.banyan.runtime.observed.Promises;
import io.banyan.runtime.observed.StoredJson;
import io.banyan.runtime.observed.Timepiece;
import io.banyan.runtime.observed.Zones;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Promises room to an application, or says why not. One at a time per zone, so that no room is promised twice. */
@Component
public class AdmitApplication {
    private final Zones zones;
    private final Promises promises;
    private final Timepiece time;

    AdmitApplication(Zones zones, Promises promises, Timepiece time) {
        this.zones = zones;
        this.promises = promises;
        this.time = time;
    }

    /**
     * Plans, and keeps the promise when there is room. A refusal leaves what was promised before.
     *
     * @return why not; empty when admitted
     */
    @Transactional
    public Optional<PlacementPlan.Refused> admit(ApplicationRef ref, Need need) {
        Optional<Zones.Known> here = zones.lock();
        if (here.isEmpty()) {
            return Optional.empty();
        }
        Capacity before = promises.of(ref);
        Zone zone = here.get().zone();
        Zone others = new Zone(
                zone.name(),
                zone.region(),
                zone.hosts(),
                zone.total(),
                zone.promised().minus(before),
                zone.unreachableSince());
        PlacementPlan plan = PlaceReplicas.plan(
                need, List.of(others), Map.of(Zones.HERE, need.replicas()), PlacementPolicy.DEFAULT, time.now());
        return switch (plan) {
            case PlacementPlan.Refused refused -> Optional.of(refused);
            case PlacementPlan.Placed placed -> {
                promises.set(ref, need.each().times(need.replicas()), StoredJson.write(placed));
                yield Optional.empty();
            }
        };
    }

    /** Gives back what was promised. */
    @Transactional
    public void release(ApplicationRef ref) {
        if (!promises.of(ref).equals(Capacity.NONE)) {
            promises.set(ref, Capacity.NONE, "{}");
        }
    }
}
