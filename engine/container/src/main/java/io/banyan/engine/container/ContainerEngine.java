package io.banyan.engine.container;

import io.banyan.engine.Capability;
import io.banyan.engine.Engine;
import io.banyan.engine.EngineDescription;
import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.Subscription;
import io.banyan.engine.container.api.ApiFaults;
import io.banyan.engine.container.api.ContainerApi;
import io.banyan.engine.container.api.ContainerEvents;
import io.banyan.engine.container.api.DiskAccounting;
import io.banyan.engine.container.api.OutOfMemoryKills;
import io.banyan.engine.container.datapath.DataPath;
import io.banyan.engine.container.instance.Evidence;
import io.banyan.engine.container.instance.Images;
import io.banyan.engine.container.instance.Instance;
import io.banyan.engine.container.instance.InstanceRecords;
import io.banyan.engine.container.instance.Surroundings;
import io.banyan.engine.container.instance.Timeline;
import io.banyan.engine.container.instance.Volumes;
import io.banyan.engine.container.logs.LogArchive;
import io.banyan.engine.container.logs.LogQueries;
import io.banyan.engine.container.network.EnvironmentNetworks;
import io.banyan.engine.container.network.Isolation;
import io.banyan.engine.container.session.ExecSessions;
import io.banyan.engine.container.state.Fingerprints;
import io.banyan.engine.container.state.Generations;
import io.banyan.engine.container.state.StateFiles;
import io.banyan.engine.container.usage.UsageMeter;
import io.banyan.engine.container.workload.Environments;
import io.banyan.engine.container.workload.HeldEnvironment;
import io.banyan.engine.container.workload.Watchers;
import io.banyan.engine.container.workload.Workloads;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine of one machine, on a Docker-compatible API.
 *
 * <p>After a restart it finds its containers by their labels and leaves them alone until their workload is applied again;
 * applying what runs already changes nothing. When everything has been applied again, {@link #sweep} ends what is left.
 */
public final class ContainerEngine implements Engine {
    private static final Logger log = LoggerFactory.getLogger(ContainerEngine.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final ContainerEngineSettings settings;
    private final ContainerApi api;
    private final DataPath dataPath;
    private final Generations generations;
    private final Fingerprints fingerprints;
    private final Environments environments;
    private final Workloads workloads;
    private final Volumes volumes;
    private final Evidence evidence;
    private final Watchers watchers = new Watchers();
    private final LogQueries logs;
    private final ExecSessions sessions;
    private final UsageMeter meter;
    private final Contact contact;

    /**
     * Opens the engine: finds what is there and begins to listen.
     *
     * @throws EngineException ENGINE_UNREACHABLE when the container API does not answer
     */
    public ContainerEngine(ContainerEngineSettings settings, ContainerApi api, DataPath dataPath, Clock clock) {
        this.settings = settings;
        this.api = api;
        this.dataPath = dataPath;
        StateFiles files = new StateFiles(settings.state());
        LogArchive archive = new LogArchive(settings.state().resolve("logs"));
        this.evidence = new Evidence(files, archive, clock);
        Surroundings around = new Surroundings(
                settings,
                api,
                new Images(api),
                dataPath,
                files,
                evidence,
                archive,
                OutOfMemoryKills.follow(),
                clock,
                new Timeline(clock));
        this.generations = new Generations(files);
        this.fingerprints = new Fingerprints(files);
        Isolation isolation = new Isolation(api);
        this.environments = new Environments(new EnvironmentNetworks(api, settings, isolation), dataPath);
        this.workloads = new Workloads(around, generations, fingerprints, watchers::changed);
        this.volumes = new Volumes(api, settings);
        this.sessions = new ExecSessions(api);
        this.meter = new UsageMeter(api);
        DiskAccounting.begin(settings.api());
        evidence.load();
        environments.load();
        this.contact = new Contact(new Census(around, environments, workloads), isolation, settings.resync(), clock);
        contact.begin(
                new ContainerEvents(api, Labels.OWNER + "=" + settings.installation(), this::died, contact::lookNow));
        this.logs = new LogQueries(api.docker(), new InstanceLogSources(workloads, around), archive);
    }

    private void died(ContainerEvents.Death death) {
        Map<String, String> labels = death.labels();
        if (!Labels.ROLE_INSTANCE.equals(labels.get(Labels.ROLE))) {
            return;
        }
        // Not on the event stream's thread: the next death may be waiting there.
        Thread.ofVirtual()
                .name("death")
                .start(() -> workloads
                        .instance(InstanceRecords.id(labels))
                        .ifPresent(instance -> instance.containerDied(
                                labels.getOrDefault(Labels.CONTAINER, ""),
                                death.containerId(),
                                death.exitCode(),
                                death.at())));
    }

    @Override
    public EngineDescription describe() {
        ContainerApi.Server server = api.server();
        try {
            api.docker().pingCmd().exec();
        } catch (RuntimeException silent) {
            throw ApiFaults.translate("ask the container service", silent);
        }
        return new EngineDescription(
                "container",
                server.version(),
                EnumSet.allOf(Capability.class),
                server.processors() * 1_000L,
                server.memoryBytes());
    }

    @Override
    public void applyEnvironment(EnvironmentSpec environment) {
        generations.accept(subject(environment.id()), environment.generation(), fingerprints.of(environment));
        environments.ensure(environment.id()).change(environment.registries(), environment.quota());
    }

    @Override
    public void removeEnvironment(EnvironmentId environment) {
        if (environments.find(environment).isEmpty()) {
            return;
        }
        workloads.removeAll(environment);
        awaitEmpty(environment);
        environments.remove(environment);
        volumes.remove(environment);
        generations.forget(environment.toString());
        generations.forget(subject(environment));
        generations.forget(routesSubject(environment));
    }

    private void awaitEmpty(EnvironmentId environment) {
        try {
            CountDownLatch never = new CountDownLatch(1);
            while (workloads.any(environment)) {
                boolean woken = never.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                log.trace("{} is not empty yet {}", environment, woken);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(new Fault(
                    FaultCode.ENGINE_FAILED,
                    "the removal of " + environment + " was interrupted; its instances go on ending",
                    "remove it again"));
        }
    }

    @Override
    public Set<EnvironmentId> environments() {
        return environments.ids();
    }

    @Override
    public void apply(Workload workload) {
        workloads.apply(workload, environments.require(workload.id().environment()));
    }

    @Override
    public void remove(WorkloadId workload, long generation) {
        workloads.remove(workload, generation);
    }

    /** Ends the instances, found after a restart, of workloads that are neither applied nor in the set. */
    public void sweep(Set<WorkloadId> wanted) {
        workloads.sweep(wanted);
    }

    @Override
    public WorkloadObservation observe(WorkloadId workload) {
        return workloads.observe(workload, contact.lastAt());
    }

    @Override
    public List<WorkloadObservation> observe(EnvironmentId environment) {
        return workloads.observe(environment, contact.lastAt());
    }

    @Override
    public Subscription watch(Consumer<WorkloadId> changed) {
        return watchers.watch(changed);
    }

    @Override
    public void applyRoutes(RouteTable routes) {
        HeldEnvironment environment = environments.require(routes.environment());
        generations.accept(routesSubject(environment.network().id()), routes.generation(), fingerprints.of(routes));
        dataPath.routes(routes);
    }

    @Override
    public List<RouteObservation> observeRoutes(EnvironmentId environment) {
        environments.require(environment);
        return dataPath.observeRoutes(environment);
    }

    @Override
    public void startRun(WorkloadId cronJob, String run) {
        workloads.startRun(cronJob, run);
    }

    @Override
    public Subscription logs(LogQuery query, Consumer<LogLine> line, Runnable finished) {
        boolean any = workloads.knows(query.workload())
                || !evidence.of(query.workload()).isEmpty();
        if (!any) {
            throw Workloads.unknown(query.workload());
        }
        query.instance()
                .map(name -> new InstanceId(query.workload(), name))
                .filter(id ->
                        workloads.instance(id).isEmpty() && evidence.of(id).isEmpty())
                .ifPresent(id -> {
                    throw unknown(id);
                });
        return logs.start(query, line, finished);
    }

    @Override
    public void replace(InstanceId instance) {
        workloads.replace(instance);
    }

    @Override
    public ExecSession exec(InstanceId instance, ExecRequest request) {
        Instance living = workloads.instance(instance).orElseThrow(() -> unknown(instance));
        String container = request.container()
                .orElse(living.record().containers().getFirst().name());
        return sessions.open(instance, living.containerName(container), request);
    }

    private static EngineException unknown(InstanceId instance) {
        return new EngineException(new Fault(
                FaultCode.UNKNOWN_INSTANCE, "there is no instance " + instance, "choose an instance that is running"));
    }

    @Override
    public List<UsageSample> usage(Instant now) {
        return meter.sample(workloads.instances(), now);
    }

    private static String subject(EnvironmentId environment) {
        return "environment " + environment;
    }

    private static String routesSubject(EnvironmentId environment) {
        return "routes of " + environment;
    }

    @Override
    public void close() {
        contact.close();
        watchers.close();
        workloads.detach();
        dataPath.close();
        log.debug("engine of {} closed", settings.installation());
    }
}
