package io.banyan.engine.container;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.model.Container;
import io.banyan.engine.container.api.ContainerApi;
import io.banyan.engine.container.state.StateFiles;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.observed.RolloutObservation;
import io.banyan.engine.observed.WorkloadObservation;
import io.banyan.engine.spec.Check;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.EnvironmentSpec;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Probe;
import io.banyan.engine.spec.Probes;
import io.banyan.engine.spec.ReleaseId;
import io.banyan.engine.spec.RolloutPolicy;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.StopPolicy;
import io.banyan.engine.spec.Workload;
import io.banyan.engine.spec.WorkloadId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** An engine on the container service of the tests, with an installation of its own per test. */
final class EngineOnPodman {
    static final String IMAGE = System.getProperty("banyan.test.image", "localhost/banyan/base:dev");
    static final EnvironmentId ENVIRONMENT = new EnvironmentId("wealth", "dev");

    final String installation = "bt-eng-" + Long.toString(System.nanoTime() & 0xffffff, 36);
    final ContainerApi api = ContainerApi.connect(TestPodman.API, Duration.ofSeconds(2));
    final RecordingDataPath dataPath = new RecordingDataPath();
    final SetClock clock = new SetClock();
    private final Path home;
    private ContainerEngine engine;

    EngineOnPodman(Path home) {
        this.home = home;
        this.engine = open();
    }

    ContainerEngineSettings settings() {
        return ContainerEngineSettings.of(home, TestPodman.API, installation)
                .withAddressPool("10.208.0.0/17")
                .withImages(new ContainerEngineSettings.Images("none", "none", IMAGE));
    }

    ContainerEngine engine() {
        return engine;
    }

    /** As if the process had been killed and started again. */
    void restart() {
        engine.close();
        engine = open();
    }

    private ContainerEngine open() {
        return new ContainerEngine(settings(), api, dataPath, clock);
    }

    void prepare() {
        engine.applyEnvironment(EnvironmentSpec.of(ENVIRONMENT, 1));
    }

    void cleanUp() {
        engine.close();
        OwnedObjects.remove(api, installation);
        StateFiles.deleteTree(settings().secrets());
        api.close();
    }

    Map<String, String> owned() {
        return Map.of(Labels.OWNER, installation);
    }

    List<Container> containers() {
        return api.docker()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(owned())
                .exec();
    }

    String containerName(InstanceId instance, String container) {
        return installation + ".wealth.dev." + instance.name() + "." + container;
    }

    /** As if the kernel or an operator had killed it. */
    void kill(InstanceObservation victim) {
        Long pid = api.docker()
                .inspectContainerCmd(containerName(victim.id(), "main"))
                .exec()
                .getState()
                .getPidLong();
        ProcessHandle.of(pid == null ? -1 : pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    InstanceObservation find(String workload, String instance) {
        return observe(workload).instances().stream()
                .filter(candidate -> candidate.id().name().equals(instance))
                .findFirst()
                .orElseThrow();
    }

    static WorkloadId id(String name) {
        return new WorkloadId(ENVIRONMENT, name);
    }

    static ContainerSpec shell(String script) {
        return ContainerSpec.of("main", IMAGE).withCommand(List.of("/bin/sh", "-c"), List.of(script));
    }

    /** A container that runs until told to stop, and is ready at once. */
    static ContainerSpec idle(String says) {
        return shell("trap 'exit 0' TERM; echo '" + says + "'; while :; do sleep 0.05; done");
    }

    static Probe exec(String script) {
        return new Probe(
                new Check.Exec(List.of("/bin/sh", "-c", script)),
                Duration.ZERO,
                Duration.ofMillis(300),
                Duration.ofSeconds(2),
                1,
                2);
    }

    static ContainerSpec readyWhen(ContainerSpec container, String script) {
        return container.withProbes(Probes.ready(exec(script)));
    }

    static Workload.Service service(
            String name, long generation, String release, int replicas, ContainerSpec... containers) {
        return service(name, generation, release, replicas, RolloutPolicy.DEFAULT, containers);
    }

    static Workload.Service service(
            String name,
            long generation,
            String release,
            int replicas,
            RolloutPolicy policy,
            ContainerSpec... containers) {
        return new Workload.Service(
                id(name),
                generation,
                new ReleaseId(release),
                List.of(containers),
                List.<ServicePort>of(),
                replicas,
                policy,
                new StopPolicy(Duration.ofSeconds(2), Duration.ofSeconds(2)),
                "");
    }

    WorkloadObservation observe(String name) {
        return engine.observe(id(name));
    }

    List<InstanceObservation> ready(String name) {
        return observe(name).instances().stream()
                .filter(instance -> instance.phase() == InstancePhase.READY)
                .toList();
    }

    WorkloadObservation awaitThat(String name, Predicate<WorkloadObservation> condition) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> observe(name), condition);
    }

    WorkloadObservation awaitComplete(String name) {
        return awaitThat(
                name,
                seen -> seen.rollout()
                        .map(rollout -> rollout.phase() == RolloutObservation.Phase.COMPLETE)
                        .orElse(false));
    }
}
