package io.banyan.engine.container.datapath;

import io.banyan.engine.observed.RouteObservation;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.RouteTable;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.WorkloadId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Carries requests and names to instances.
 *
 * <p>Every call is idempotent and leaves its effect on disk before it touches a running process, so that a restarted
 * gateway or name service comes back right with nobody there to tell it. Calls may come from any thread; calls about one
 * instance come one after another. They are quick (tens of milliseconds) but for {@link #environmentUp} and
 * {@link #environmentDown}, which may wait for containers.
 *
 * <p>When a gateway or a name service is down, calls that change something record it, return normally and take effect
 * when it is back: bringing it back is the data path's own business. {@link io.banyan.engine.EngineException} is thrown
 * when a change cannot be recorded or would never fit, NO_ROOM when every place for services or instances is taken.
 */
public interface DataPath extends AutoCloseable {

    /**
     * Makes sure that gateway and name service of an environment run, and returns when both answer. The network exists.
     * Called again after a restart of the engine, before any other call about the environment.
     */
    void environmentUp(EnvironmentNetwork network);

    /** Removes both, with everything known about the environment: services, instances, routes. The network is still there. */
    void environmentDown(EnvironmentId environment);

    /**
     * Declares a service and how its instances are checked, or changes it. Instances declared before stay.
     *
     * @param ports may be empty: then the workload has no name and no address
     * @param check how the gateway checks instances for itself; empty means by connecting to each port
     */
    void service(WorkloadId service, List<ServicePort> ports, Optional<HttpCheck> check);

    /** Forgets a service with its instances. Unknown ones are already gone. */
    void serviceGone(WorkloadId service);

    /** The instance may be sent requests from now on. Also called when an unready or draining one is ready again. */
    void ready(WorkloadId service, InstanceEndpoint instance);

    /** The instance must not be sent new requests for now; those in flight may end. */
    void unready(WorkloadId service, InstanceEndpoint instance);

    /** As {@link #unready}, for good: it is about to be stopped. Connections of callers survive. */
    void draining(WorkloadId service, InstanceEndpoint instance);

    /**
     * Requests and connections that the instance has in flight through any gateway.
     *
     * @return empty when a gateway cannot be asked
     */
    OptionalInt inFlight(WorkloadId service, InstanceEndpoint instance);

    /**
     * The instance is dead or about to be killed: nothing more is sent to it, and whatever can be sent to another instance
     * is. This is the call that matters in a failure: it returns only when no gateway will choose the instance any more.
     */
    void gone(WorkloadId service, InstanceEndpoint instance);

    /** Forgets all instances of a service but these. Called when the engine has come back and knows who is alive. */
    void retain(WorkloadId service, Set<InstanceEndpoint> alive);

    /** Replaces the routes of an environment. The engine has checked generation and content. */
    void routes(RouteTable routes);

    /** Whether each route of the environment is served now. */
    List<RouteObservation> observeRoutes(EnvironmentId environment);

    /** Lets go. Containers keep running. */
    @Override
    void close();
}
