package io.banyan.engine.container.workload;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.datapath.DataPath;
import io.banyan.engine.container.datapath.EnvironmentNetwork;
import io.banyan.engine.container.network.EnvironmentNetworks;
import io.banyan.engine.spec.EnvironmentId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The environments on this machine. An environment exists when its network does. */
public final class Environments {
    private final EnvironmentNetworks networks;
    private final DataPath dataPath;
    private final Map<EnvironmentId, HeldEnvironment> held = new ConcurrentHashMap<>();
    private final Set<EnvironmentId> up = ConcurrentHashMap.newKeySet();

    public Environments(EnvironmentNetworks networks, DataPath dataPath) {
        this.networks = networks;
        this.dataPath = dataPath;
    }

    /** Finds what earlier runs of the engine made. */
    public void load() {
        networks.all().forEach(network -> held.computeIfAbsent(network.id(), id -> new HeldEnvironment(network)));
    }

    public Set<EnvironmentId> ids() {
        return new TreeSet<>(held.keySet());
    }

    public Optional<HeldEnvironment> find(EnvironmentId id) {
        return Optional.ofNullable(held.get(id));
    }

    /**
     * Finds an environment whose data path is up.
     *
     * @throws EngineException UNKNOWN_ENVIRONMENT
     */
    public HeldEnvironment require(EnvironmentId id) {
        HeldEnvironment environment = find(id).orElseThrow(() -> unknown(id));
        bringUp(environment);
        return environment;
    }

    /** The fault of an environment that was not applied. */
    public static EngineException unknown(EnvironmentId id) {
        return new EngineException(new Fault(
                FaultCode.UNKNOWN_ENVIRONMENT, "there is no environment " + id, "apply the environment first"));
    }

    /** Finds or makes an environment, with its data path up. */
    public HeldEnvironment ensure(EnvironmentId id) {
        EnvironmentNetwork network = networks.ensure(id);
        HeldEnvironment environment = held.computeIfAbsent(id, fresh -> new HeldEnvironment(network));
        bringUp(environment);
        return environment;
    }

    /** Removes network and data path. Nothing may run in it any more. */
    public void remove(EnvironmentId id) {
        up.remove(id);
        dataPath.environmentDown(id);
        networks.remove(id);
        held.remove(id);
    }

    private void bringUp(HeldEnvironment environment) {
        EnvironmentId id = environment.network().id();
        if (up.contains(id)) {
            return;
        }
        synchronized (environment) {
            if (!up.contains(id)) {
                dataPath.environmentUp(environment.network());
                up.add(id);
            }
        }
    }
}
