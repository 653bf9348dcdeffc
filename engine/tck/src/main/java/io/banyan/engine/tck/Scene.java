package io.banyan.engine.tck;

import io.banyan.engine.EngineException;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.spec.Certificate;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.EnvironmentSpec;
import io.banyan.engine.spec.Route;
import io.banyan.engine.spec.RouteTable;
import io.banyan.engine.spec.Workload;
import io.banyan.engine.spec.WorkloadId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** An environment that tests put workloads into, and that is emptied and removed behind them. */
public final class Scene implements AutoCloseable {
    /** Above every generation that a test uses. */
    private static final long LAST_GENERATION = 1_000_000;

    private final Tck tck;
    private final EnvironmentId environment;
    private final List<WorkloadId> applied = new ArrayList<>();
    private long routeGeneration;
    private int services;

    Scene(Tck tck, String name) {
        this.tck = tck;
        environment = new EnvironmentId(tck.tribe(), name);
        tck.engine().applyEnvironment(EnvironmentSpec.of(environment, 1));
    }

    public EnvironmentId environment() {
        return environment;
    }

    /** A name that nothing else in the environment has. */
    public WorkloadId name(String word) {
        services++;
        WorkloadId id = new WorkloadId(environment, word + services);
        applied.add(id);
        return id;
    }

    /** The test app, not applied yet. */
    public ServiceDraft draft() {
        return ServiceDraft.of(tck.underTest().testAppImage());
    }

    /** Applies the test app with some changes, under a name that begins with the word. */
    public RunningService service(String word, UnaryOperator<ServiceDraft> change) {
        return service(name(word), change);
    }

    /** Applies the test app with some changes, under exactly this name. */
    public RunningService serviceNamed(String name, UnaryOperator<ServiceDraft> change) {
        WorkloadId id = new WorkloadId(environment, name);
        applied.add(id);
        return service(id, change);
    }

    private RunningService service(WorkloadId id, UnaryOperator<ServiceDraft> change) {
        RunningService service = new RunningService(tck, id, change.apply(draft()), 1);
        tck.engine().apply(service.wanted());
        return service;
    }

    /** A ready instance of the test app from which others are asked. */
    public RunningService client() {
        return service("client", draft -> draft.offering()).awaitComplete();
    }

    public <T extends Workload> T apply(T workload) {
        tck.engine().apply(workload);
        return workload;
    }

    /** Replaces the environment's routes. */
    public RouteTable routes(List<Certificate> certificates, Route... routes) {
        routeGeneration++;
        RouteTable table = new RouteTable(environment, routeGeneration, List.of(routes), certificates);
        tck.engine().applyRoutes(table);
        return table;
    }

    /** Removes what was applied and waits until it has stopped, so that the next test has the machine to itself. */
    public void clear() {
        for (WorkloadId id : applied) {
            tck.engine().remove(id, LAST_GENERATION);
        }
        for (WorkloadId id : applied) {
            tck.await(id + " is removed", RunningService.SOON, () -> isGone(id), gone -> gone);
        }
        applied.clear();
    }

    @Override
    public void close() {
        tck.engine().removeEnvironment(environment);
    }

    private boolean isGone(WorkloadId id) {
        try {
            return tck.engine().observe(id).instances().stream()
                    .allMatch(instance -> instance.phase() == InstancePhase.EXITED);
        } catch (EngineException e) {
            if (e.fault().code() == FaultCode.UNKNOWN_WORKLOAD) {
                return true;
            }
            throw e;
        }
    }
}
