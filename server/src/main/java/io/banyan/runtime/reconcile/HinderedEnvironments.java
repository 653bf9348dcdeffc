package io.banyan.runtime.reconcile;

import io.banyan.engine.Fault;
import io.banyan.engine.spec.EnvironmentId;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Environments that the engine could not bring up when this process asked last, and why. They are tried again. */
@Component
public class HinderedEnvironments {
    private final Map<EnvironmentId, Fault> faults = new ConcurrentHashMap<>();

    void note(EnvironmentId id, Fault fault) {
        faults.put(id, fault);
    }

    void forget(EnvironmentId id) {
        faults.remove(id);
    }

    /** In the order of their names. */
    public SortedMap<EnvironmentId, Fault> all() {
        SortedMap<EnvironmentId, Fault> sorted = new TreeMap<>(Comparator.comparing(EnvironmentId::toString));
        sorted.putAll(faults);
        return sorted;
    }
}
