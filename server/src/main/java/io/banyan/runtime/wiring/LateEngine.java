package io.banyan.runtime.wiring;

import io.banyan.engine.Engine;
import io.banyan.engine.EngineDescription;
import io.banyan.engine.Subscription;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An engine that is opened by the first call that finds what is below it. So the control plane starts, and says what is
 * wrong, while the container service is down: until it answers every call fails with ENGINE_UNREACHABLE.
 */
final class LateEngine<E extends Engine> implements Engine {
    private final Supplier<E> open;
    private final List<Consumer<WorkloadId>> watchers = new CopyOnWriteArrayList<>();
    private Optional<E> opened = Optional.empty();

    LateEngine(Supplier<E> open) {
        this.open = open;
    }

    /** The engine itself; throws the reason why it cannot be opened. */
    synchronized E engine() {
        if (opened.isEmpty()) {
            E fresh = open.get();
            fresh.watch(changed -> watchers.forEach(watcher -> watcher.accept(changed)));
            opened = Optional.of(fresh);
        }
        return opened.get();
    }

    @Override
    public EngineDescription describe() {
        return engine().describe();
    }

    @Override
    public void applyEnvironment(EnvironmentSpec environment) {
        engine().applyEnvironment(environment);
    }

    @Override
    public void removeEnvironment(EnvironmentId environment) {
        engine().removeEnvironment(environment);
    }

    @Override
    public Set<EnvironmentId> environments() {
        return engine().environments();
    }

    @Override
    public void apply(Workload workload) {
        engine().apply(workload);
    }

    @Override
    public void remove(WorkloadId workload, long generation) {
        engine().remove(workload, generation);
    }

    @Override
    public WorkloadObservation observe(WorkloadId workload) {
        return engine().observe(workload);
    }

    @Override
    public List<WorkloadObservation> observe(EnvironmentId environment) {
        return engine().observe(environment);
    }

    @Override
    public Subscription watch(Consumer<WorkloadId> changed) {
        watchers.add(changed);
        return () -> watchers.remove(changed);
    }

    @Override
    public void applyRoutes(RouteTable routes) {
        engine().applyRoutes(routes);
    }

    @Override
    public List<RouteObservation> observeRoutes(EnvironmentId environment) {
        return engine().observeRoutes(environment);
    }

    @Override
    public void startRun(WorkloadId cronJob, String run) {
        engine().startRun(cronJob, run);
    }

    @Override
    public Subscription logs(LogQuery query, Consumer<LogLine> line, Runnable finished) {
        return engine().logs(query, line, finished);
    }

    @Override
    public void replace(InstanceId instance) {
        engine().replace(instance);
    }

    @Override
    public ExecSession exec(InstanceId instance, ExecRequest request) {
        return engine().exec(instance, request);
    }

    @Override
    public List<UsageSample> usage(Instant now) {
        return engine().usage(now);
    }

    @Override
    public synchronized void close() {
        opened.ifPresent(Engine::close);
        opened = Optional.empty();
    }
}
