package io.banyan.engine;

import io.banyan.engine.observed.RouteObservation;
import io.banyan.engine.observed.UsageSample;
import io.banyan.engine.observed.WorkloadObservation;
import io.banyan.engine.session.ExecRequest;
import io.banyan.engine.session.ExecSession;
import io.banyan.engine.session.LogLine;
import io.banyan.engine.session.LogQuery;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.EnvironmentSpec;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.RouteTable;
import io.banyan.engine.spec.Workload;
import io.banyan.engine.spec.WorkloadId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps workloads in the shape they were asked for, on its own, whether or not the caller is still there.
 *
 * <p><b>Idempotency.</b> Applying what is already held changes nothing. Applying the same generation with other content
 * is refused with {@link FaultCode#INVALID_SPECIFICATION}; an older generation with {@link StaleGenerationException}.
 * The floor of accepted generations survives a restart of the engine and the removal of the workload.
 *
 * <p><b>Time.</b> {@code apply} and {@code remove} return when the desire is recorded, not when it is reached; progress
 * is read by observing. Callers may give up waiting at any time.
 *
 * <p><b>Failure.</b> Every call throws {@link EngineException}; {@link FaultCode#ENGINE_UNREACHABLE} says that nothing is
 * known, never that something is gone. Calls are safe from any thread.
 */
public interface Engine extends AutoCloseable {

    EngineDescription describe();

    /** Creates or changes an environment: its network, quota and pull credentials. */
    void applyEnvironment(EnvironmentSpec environment);

    /** Removes an environment with everything in it, volumes included. Unknown environments are already removed. */
    void removeEnvironment(EnvironmentId environment);

    /** The environments that this engine holds. */
    Set<EnvironmentId> environments();

    /**
     * Records the desired shape of a workload.
     *
     * @throws StaleGenerationException if a newer generation is held
     * @throws EngineException UNKNOWN_ENVIRONMENT if its environment was not applied before
     */
    void apply(Workload workload);

    /**
     * Stops every instance gracefully and forgets the workload. Volumes stay until their environment is removed.
     * Unknown workloads are already removed.
     *
     * @param generation must be newer than the one held
     */
    void remove(WorkloadId workload, long generation);

    /**
     * What was last seen of one workload.
     *
     * @throws EngineException UNKNOWN_WORKLOAD if the engine holds neither a desire nor an instance of it
     */
    WorkloadObservation observe(WorkloadId workload);

    /** What was last seen of all workloads of an environment, those without instances included. */
    List<WorkloadObservation> observe(EnvironmentId environment);

    /**
     * Calls back when something about a workload may have changed. The call carries no data: observe again. Changes
     * close to each other may be reported once; a change is never lost.
     */
    Subscription watch(Consumer<WorkloadId> changed);

    /** Replaces all routes of an environment. The same rules of generation and idempotency as for workloads hold. */
    void applyRoutes(RouteTable routes);

    /** Whether each route of the environment is served now, and where. */
    List<RouteObservation> observeRoutes(EnvironmentId environment);

    /**
     * Starts a run of a cron job now, beside its schedule. The same name twice starts one run.
     *
     * @param run a name unique per workload: lower case letters, digits and dashes
     */
    void startRun(WorkloadId cronJob, String run);

    /**
     * Delivers log lines in the order of their writing per instance, on a thread of the engine.
     *
     * @param finished called once when nothing more will come: the query does not follow, or what it follows is gone
     */
    Subscription logs(LogQuery query, Consumer<LogLine> line, Runnable finished);

    /**
     * Puts another instance of a service in the place of one, by the policy of its rollouts: with a surge the other one is
     * ready before that one is drained and stopped, and never are fewer ready than the policy allows. One that is not
     * ready is stopped at once. Paused rollouts do not hold it back. Returns when the wish is recorded, which outlives a
     * restart of the engine; an instance that is gone already has been replaced already.
     *
     * @throws EngineException UNKNOWN_WORKLOAD; INVALID_SPECIFICATION for an instance of a run;
     *     CAPABILITY_NOT_SUPPORTED where an engine cannot
     */
    default void replace(InstanceId instance) {
        throw new EngineException(new Fault(
                FaultCode.CAPABILITY_NOT_SUPPORTED,
                "this engine does not replace single instances (" + instance + ")",
                "restart the application to exchange all of its instances"));
    }

    /** Runs a command inside an instance. */
    ExecSession exec(InstanceId instance, ExecRequest request);

    /**
     * Usage of every running instance, counted from the start of each container.
     *
     * @param now the time to stamp the samples with
     */
    List<UsageSample> usage(Instant now);

    /** Lets go of the engine. What was applied keeps running. */
    @Override
    void close();
}
