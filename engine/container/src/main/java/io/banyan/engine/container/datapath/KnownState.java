package io.banyan.engine.container.datapath;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.ContainerEngineSettings.Edge;
import io.banyan.engine.spec.EnvironmentId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** All that the data path knows, in memory and on disk. A change is on disk before anybody sees it, or it is not made. */
final class KnownState {
    private final StateFiles files;
    private final SlotCapacity environmentCapacity;
    private final SlotCapacity edgeCapacity;
    private final Edge edge;
    private final ReentrantLock changing = new ReentrantLock();
    private final TreeMap<EnvironmentId, EnvironmentState> environments = new TreeMap<>();
    private SortedMap<String, String> edgeSlots;

    KnownState(StateFiles files, SlotCapacity environmentCapacity, SlotCapacity edgeCapacity, Edge edge) {
        this.files = files;
        this.environmentCapacity = environmentCapacity;
        this.edgeCapacity = edgeCapacity;
        this.edge = edge;
        files.environments().forEach(state -> environments.put(state.id(), state));
        this.edgeSlots = files.edgeSlots();
    }

    /** What hears of every change before the call that made it returns, one change after another. */
    interface Recorder {
        void record(EnvironmentState environment, GatewayModel edge);
    }

    Optional<EnvironmentState> find(EnvironmentId environment) {
        changing.lock();
        try {
            return Optional.ofNullable(environments.get(environment));
        } finally {
            changing.unlock();
        }
    }

    /**
     * An environment that must be known.
     *
     * @throws EngineException UNKNOWN_ENVIRONMENT
     */
    EnvironmentState get(EnvironmentId environment) {
        return find(environment)
                .orElseThrow(() -> new EngineException(new Fault(
                        FaultCode.UNKNOWN_ENVIRONMENT,
                        "the data path knows no environment " + environment,
                        "apply the environment first")));
    }

    List<EnvironmentState> all() {
        changing.lock();
        try {
            return List.copyOf(environments.values());
        } finally {
            changing.unlock();
        }
    }

    GatewayModel edge() {
        changing.lock();
        try {
            return EdgeGateway.model(edgeSlots, environments.values(), edge);
        } finally {
            changing.unlock();
        }
    }

    Optional<String> edgeSlot(EnvironmentId environment, RouteState route) {
        changing.lock();
        try {
            return Optional.ofNullable(edgeSlots.get(EdgeGateway.key(environment, route)));
        } finally {
            changing.unlock();
        }
    }

    /** Makes sure that the environment is known, with its network as it is now. */
    void know(EnvironmentNetwork network, Recorder recorder) {
        changing.lock();
        try {
            EnvironmentState known = environments.get(network.id());
            put(known == null ? EnvironmentState.of(network) : known.with(network), recorder);
        } finally {
            changing.unlock();
        }
    }

    /**
     * Changes what is known of one environment.
     *
     * @return whether anything is different now
     */
    boolean change(EnvironmentId environment, UnaryOperator<EnvironmentState> change, Recorder recorder) {
        changing.lock();
        try {
            EnvironmentState before = get(environment);
            EnvironmentState after = change.apply(before);
            if (after.equals(before)) {
                return false;
            }
            put(after, recorder);
            return true;
        } finally {
            changing.unlock();
        }
    }

    void forget(EnvironmentId environment) {
        changing.lock();
        try {
            environments.remove(environment);
            files.forget(environment);
            placeEdge(EdgeGateway.place(edgeSlots, environments.values(), edgeCapacity));
        } finally {
            changing.unlock();
        }
    }

    private void put(EnvironmentState unplaced, Recorder recorder) {
        EnvironmentState state = unplaced.placed(environmentCapacity);
        TreeMap<EnvironmentId, EnvironmentState> changed = new TreeMap<>(environments);
        changed.put(state.id(), state);
        Collection<EnvironmentState> all = changed.values();
        SortedMap<String, String> placed = EdgeGateway.place(edgeSlots, all, edgeCapacity);
        files.save(state);
        environments.put(state.id(), state);
        placeEdge(placed);
        recorder.record(state, EdgeGateway.model(placed, all, edge));
    }

    private void placeEdge(SortedMap<String, String> placed) {
        if (!placed.equals(edgeSlots)) {
            files.saveEdge(placed);
            edgeSlots = placed;
        }
    }
}
