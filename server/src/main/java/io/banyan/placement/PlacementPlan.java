package io.banyan.placement;

import io.banyan.kernel.FaultType;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the replicas go, or why they cannot go anywhere. */
public sealed interface PlacementPlan {

    /**
     * A place for every replica.
     *
     * @param replicas number of replicas by zone; zones without any are left out
     * @param reasons why there, for people
     */
    record Placed(SortedMap<String, Integer> replicas, List<String> reasons) implements PlacementPlan {
        public Placed {
            replicas = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(replicas));
            reasons = List.copyOf(reasons);
        }

        static Placed of(Map<String, Integer> replicas, List<String> reasons) {
            return new Placed(new TreeMap<>(replicas), reasons);
        }
    }

    /**
     * No place; nothing may be started or moved for it.
     *
     * @param type USER when the tier cannot be held here, CAPACITY when there is no room, PLATFORM when zones are down
     * @param code stable name
     * @param message what is missing, with the numbers
     * @param nextStep what to do about it
     */
    record Refused(FaultType type, String code, String message, String nextStep) implements PlacementPlan {}
}
