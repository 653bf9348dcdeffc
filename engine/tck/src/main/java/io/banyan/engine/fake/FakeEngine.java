package io.banyan.engine.fake;

import io.banyan.engine.Capability;
import io.banyan.engine.Engine;
import io.banyan.engine.EngineDescription;
import io.banyan.engine.EngineException;
import io.banyan.engine.FaultCode;
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
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An engine in memory. See the package's description; {@link FakeControls} is how a test reaches behind the port.
 *
 * <p>With {@link #automatic} it goes on by itself; with {@link #handCranked} only {@link FakeControls#crank} and
 * {@link FakeControls#advance} move it. A step costs the instances of the one workload that it is about, whatever else
 * there is.
 */
public final class FakeEngine implements Engine {
    /** All but what needs a real wire. */
    public static final Set<Capability> CAPABILITIES = Set.copyOf(EnumSet.complementOf(EnumSet.of(
            Capability.ROUTES_TLS, Capability.HTTP2, Capability.WEBSOCKET, Capability.GRPC, Capability.BUILD)));

    private final FakeWorld world;
    private final Set<Capability> claimed;
    private final FakeControls controls;
    private final @Nullable Thread crank;
    private volatile boolean closed;

    private FakeEngine(FakeWorld world, Set<Capability> claimed, boolean automatic, Optional<SettableClock> clock) {
        this.world = world;
        this.claimed = claimed;
        controls = new FakeControls(world, clock, () -> new FakeEngine(world, claimed, automatic, clock));
        crank = automatic ? Thread.ofVirtual().name("fake-engine").start(world::crankForever) : null;
    }

    /** Nothing moves but by {@link #controls()}. */
    public static FakeEngine handCranked(SettableClock clock, Program program) {
        return new FakeEngine(new FakeWorld(clock, program), CAPABILITIES, false, Optional.of(clock));
    }

    /** Moves by itself, with the machine's clock. */
    public static FakeEngine automatic(Program program) {
        return new FakeEngine(new FakeWorld(InstantSource.system(), program), CAPABILITIES, true, Optional.empty());
    }

    /** The same world behind an engine that offers other things; this one is closed. */
    public FakeEngine claiming(Set<Capability> capabilities) {
        close();
        return new FakeEngine(world, Set.copyOf(capabilities), crank != null, controls.clock());
    }

    public FakeControls controls() {
        return controls;
    }

    @Override
    public EngineDescription describe() {
        return new EngineDescription("fake", "1", claimed, 1_000_000, 1L << 42);
    }

    @Override
    public void applyEnvironment(EnvironmentSpec environment) {
        call(() -> {
            String subject = "environment " + environment.id();
            world.floors().require(subject, environment.generation());
            FakeEnvironment held = world.environments().get(environment.id());
            if (held == null) {
                world.environments().put(environment.id(), new FakeEnvironment(environment));
            } else {
                refuseOtherContent(subject, environment.generation(), environment.equals(held.spec()));
                held.spec(environment);
            }
            world.floors().raise(subject, environment.generation());
        });
    }

    @Override
    public void removeEnvironment(EnvironmentId environment) {
        call(() -> {
            FakeEnvironment gone = world.environments().remove(environment);
            if (gone != null) {
                gone.workloads().values().forEach(workload -> {
                    world.changed(workload.id());
                    world.logs().workloadGone(workload.id());
                });
                world.logs().forget(environment);
            }
        });
    }

    @Override
    public Set<EnvironmentId> environments() {
        return ask(() -> Set.copyOf(world.environments().keySet()));
    }

    @Override
    public void apply(Workload workload) {
        call(() -> {
            FakeEnvironment environment = world.environment(workload.id().environment());
            world.floors().require(workload.id().toString(), workload.generation());
            Admission.require(workload, claimed);
            Optional<FakeWorkload> held = world.workload(workload.id());
            if (held.isEmpty()) {
                refuseOtherContent(workload.id().toString(), workload.generation(), false);
                FakeWorkload fresh = create(workload);
                environment.workloads().put(workload.id().name(), fresh);
                fresh.wake(world.now());
                world.changed(workload.id());
            } else if (held.get().isRemoved() || !workload.equals(held.get().wanted())) {
                refuseOtherContent(workload.id().toString(), workload.generation(), false);
                requireSameKind(held.get().wanted(), workload);
                held.get().want(workload, world.now());
            }
            world.floors().raise(workload.id().toString(), workload.generation());
        });
    }

    @Override
    public void remove(WorkloadId workload, long generation) {
        call(() -> world.workload(workload).filter(held -> !held.isRemoved()).ifPresent(held -> {
            world.floors().require(workload.toString(), generation);
            refuseOtherContent(workload.toString(), generation, false);
            world.floors().raise(workload.toString(), generation);
            held.remove(generation, world.now());
        }));
    }

    @Override
    public WorkloadObservation observe(WorkloadId workload) {
        return ask(() -> held(workload).observation(world.now()));
    }

    @Override
    public List<WorkloadObservation> observe(EnvironmentId environment) {
        return ask(() -> world.environment(environment).workloads().values().stream()
                .map(workload -> workload.observation(world.now()))
                .toList());
    }

    @Override
    public Subscription watch(Consumer<WorkloadId> changed) {
        return ask(() -> world.watchers().add(changed));
    }

    @Override
    public void applyRoutes(RouteTable routes) {
        call(() -> {
            require(Capability.ROUTES);
            if (!routes.certificates().isEmpty()) {
                require(Capability.ROUTES_TLS);
            }
            FakeEnvironment environment = world.environment(routes.environment());
            String subject = "routes of " + routes.environment();
            world.floors().require(subject, routes.generation());
            refuseOtherContent(subject, routes.generation(), routes.equals(environment.routeTable()));
            environment.routes(routes);
            world.floors().raise(subject, routes.generation());
        });
    }

    @Override
    public List<RouteObservation> observeRoutes(EnvironmentId environment) {
        return ask(() -> world.network().observeRoutes(environment));
    }

    @Override
    public void startRun(WorkloadId cronJob, String run) {
        call(() -> {
            if (!run.matches("[a-z0-9-]+")) {
                throw Messages.failure(
                        FaultCode.INVALID_SPECIFICATION,
                        "the run name '" + run + "' must be lower case letters, digits and dashes");
            }
            if (!(held(cronJob) instanceof FakeCronJob held)) {
                throw Messages.failure(FaultCode.INVALID_SPECIFICATION, cronJob + " is not a cron job");
            }
            held.startRun(run, world.now());
        });
    }

    @Override
    public Subscription logs(LogQuery query, Consumer<LogLine> line, Runnable finished) {
        return ask(() -> {
            Optional<FakeWorkload> workload = world.workload(query.workload());
            if (query.instance().isPresent()) {
                String name = query.instance().get();
                boolean live = workload.flatMap(held -> held.instance(name)).isPresent();
                boolean known = live
                        || workload.filter(held -> held.knew(name)).isPresent()
                        || world.logs().knows(query.workload(), name);
                if (!known) {
                    throw unknownInstance(new InstanceId(query.workload(), name));
                }
                return world.logs().read(query, live, line, finished);
            }
            return world.logs().read(query, !held(query.workload()).isRemoved(), line, finished);
        });
    }

    @Override
    public void replace(InstanceId instance) {
        call(() -> {
            require(Capability.REPLACE);
            FakeWorkload workload = held(instance.workload());
            workload.instance(instance.name()).ifPresent(found -> {
                if (!(workload instanceof FakeService)) {
                    throw Messages.failure(
                            FaultCode.INVALID_SPECIFICATION,
                            instance + " is an instance of a run, which ends by itself");
                }
                found.unwanted();
                workload.wake(world.now());
                world.changed(instance.workload());
            });
        });
    }

    @Override
    public ExecSession exec(InstanceId instance, ExecRequest request) {
        return ask(() -> {
            require(Capability.EXEC);
            FakeInstance found =
                    held(instance.workload()).instance(instance.name()).orElseThrow(() -> unknownInstance(instance));
            FakeContainer container = request.container()
                    .map(name -> found.containers().stream()
                            .filter(each -> each.spec().name().equals(name))
                            .findFirst()
                            .orElseThrow(() -> Messages.failure(
                                    FaultCode.UNKNOWN_INSTANCE, instance + " has no container " + name)))
                    .orElse(found.containers().getFirst());
            FakeTerminal terminal = new FakeTerminal(request.terminal(), request.columns(), request.rows());
            FakeExec exec = new FakeExec(terminal);
            Inside inside = new Inside(world, found, container, Optional.of(terminal));
            world.agenda()
                    .at(
                            world.now(),
                            () -> exec.play(
                                    world, world.program().run(inside, request.command()), container::isRunning));
            return exec;
        });
    }

    @Override
    public List<UsageSample> usage(Instant now) {
        return ask(() -> world.environments().values().stream()
                .flatMap(environment -> environment.workloads().values().stream())
                .flatMap(workload -> workload.living().stream())
                .filter(instance -> instance.containers().stream().anyMatch(FakeContainer::isRunning))
                .map(instance -> FakeUsage.of(instance, world.now(), now))
                .toList());
    }

    @Override
    public void close() {
        closed = true;
        if (crank != null) {
            crank.interrupt();
        }
    }

    private FakeWorkload create(Workload workload) {
        return switch (workload) {
            case Workload.Service service -> new FakeService(world, service, world.now());
            case Workload.Job job -> new FakeJob(world, job, world.now());
            case Workload.CronJob cronJob -> new FakeCronJob(world, cronJob, world.now());
        };
    }

    private FakeWorkload held(WorkloadId id) {
        return world.workload(id)
                .orElseThrow(() -> Messages.failure(FaultCode.UNKNOWN_WORKLOAD, "there is no workload " + id));
    }

    private void refuseOtherContent(String subject, long generation, boolean same) {
        if (!same && world.floors().isHeld(subject, generation)) {
            throw Messages.failure(
                    FaultCode.INVALID_SPECIFICATION,
                    subject + " holds generation " + generation + " with other content");
        }
    }

    private static void requireSameKind(Workload held, Workload offered) {
        if (held.getClass() != offered.getClass()) {
            throw Messages.failure(
                    FaultCode.INVALID_SPECIFICATION,
                    held.id() + " is a " + held.getClass().getSimpleName() + "; remove it before it becomes a "
                            + offered.getClass().getSimpleName());
        }
    }

    private void require(Capability capability) {
        if (!claimed.contains(capability)) {
            throw Messages.unsupported(capability);
        }
    }

    private static EngineException unknownInstance(InstanceId instance) {
        return Messages.failure(FaultCode.UNKNOWN_INSTANCE, "there is no instance " + instance);
    }

    private void call(Runnable action) {
        ask(() -> {
            action.run();
            return true;
        });
    }

    private <T> T ask(Supplier<T> question) {
        if (closed || world.faults().isUnreachable()) {
            throw Messages.failure(FaultCode.ENGINE_UNREACHABLE, "the engine does not answer");
        }
        return world.within(question);
    }
}
