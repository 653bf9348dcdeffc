package io.banyan.engine.container.datapath;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gives every service port a slot of the kind it needs, and leaves those alone that have one. */
final class AssignSlots {
    private AssignSlots() {}

    /**
     * Keeps what is held and fits, and takes the lowest free slot for everything else.
     *
     * @param held slots by key, as assigned before
     * @param wanted kinds by key
     * @return a slot for every wanted key and for no other, no slot twice
     * @throws EngineException NO_ROOM when a kind has no free slot left
     */
    static SortedMap<String, String> assign(
            Map<String, String> held, SortedMap<String, SlotFamily> wanted, SlotCapacity capacity) {
        SortedMap<String, String> assigned = new TreeMap<>();
        wanted.forEach((key, family) -> {
            String slot = held.get(key);
            if (slot != null && SlotFamily.of(slot) == family) {
                assigned.put(key, slot);
            }
        });
        Set<String> taken = new HashSet<>(assigned.values());
        wanted.forEach((key, family) -> {
            if (!assigned.containsKey(key)) {
                String slot = free(family, taken, capacity, key);
                taken.add(slot);
                assigned.put(key, slot);
            }
        });
        return assigned;
    }

    private static String free(SlotFamily family, Set<String> taken, SlotCapacity capacity, String key) {
        int places = capacity.of(family);
        for (int number = 1; number <= places; number++) {
            String slot = family.slot(number);
            if (!taken.contains(slot)) {
                return slot;
            }
        }
        throw new EngineException(new Fault(
                FaultCode.NO_ROOM,
                "all " + places + " places of kind " + family.prefix() + " in the gateway are taken; none is left for "
                        + key,
                "remove services or routes that are no longer needed, or raise the gateway's capacity and restart it"));
    }
}
