package io.banyan.engine.container;

import io.banyan.engine.Engine;
import io.banyan.engine.container.api.ContainerApi;
import io.banyan.engine.container.build.ContainerBuilds;
import io.banyan.engine.container.datapath.HaproxyDataPath;
import io.banyan.engine.container.state.StateFiles;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.tck.EngineUnderTest;
import io.banyan.engine.tck.HttpOutside;
import io.banyan.engine.tck.Outside;
import io.banyan.engine.tck.TestAppImage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The engine of this machine with everything real, as an installation of its own that leaves nothing behind. The test app's
 * image is built, unless the system property {@code banyan.test.app} names one.
 */
final class TckMachine implements EngineUnderTest {
    private static final String TEST_APP = "localhost/banyan-tck/testapp:engine";

    private final ContainerEngineSettings settings;
    private final ContainerApi api = ContainerApi.connect(TestPodman.API, Duration.ofSeconds(2));
    private final HttpOutside outside = new HttpOutside();
    private final Optional<String> testApp;
    private final TestRegistry registry;
    private ContainerEngine engine;

    TckMachine(Path home) {
        String installation = "bt-eng-tck-" + Long.toString(System.nanoTime() & 0xffffff, 36);
        this.settings = ContainerEngineSettings.of(home, TestPodman.API, installation)
                .withAddressPool("10.208.128.0/17")
                .withEdge(new ContainerEngineSettings.Edge("127.0.0.1", 27081, 27444));
        this.testApp = Optional.ofNullable(System.getProperty("banyan.test.app"));
        if (testApp.isEmpty()) {
            TestAppImage.build(api.docker(), "localhost/banyan/java:dev", TEST_APP);
        }
        this.registry = TestRegistry.ensure(api, settings);
        this.engine = start();
    }

    private ContainerEngine start() {
        return new ContainerEngine(settings, api, new HaproxyDataPath(settings, api.docker()), Clock.systemUTC());
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public void restart() {
        engine.close();
        engine = start();
    }

    @Override
    public String testAppImage() {
        return testApp.orElse(TEST_APP);
    }

    @Override
    public void kill(InstanceId instance) {
        containers(instance).keySet().forEach(container -> {
            Long pid = api.docker()
                    .inspectContainerCmd(container)
                    .exec()
                    .getState()
                    .getPidLong();
            ProcessHandle.of(pid == null ? -1 : pid).ifPresent(ProcessHandle::destroyForcibly);
        });
    }

    @Override
    public String descriptionOf(InstanceId instance) {
        return containers(instance).keySet().stream()
                .map(container -> Objects.toString(
                        api.docker().inspectContainerCmd(container).exec().getRawValues()))
                .collect(Collectors.joining("\n"));
    }

    private Map<String, String> containers(InstanceId instance) {
        return api
                .docker()
                .listContainersCmd()
                .withLabelFilter(Map.of(
                        Labels.OWNER, settings.installation(),
                        Labels.INSTANCE, instance.name(),
                        Labels.ROLE, Labels.ROLE_INSTANCE))
                .exec()
                .stream()
                .collect(Collectors.toMap(container -> container.getId(), container -> container.getImage()));
    }

    /** Machines that do something else meanwhile need more. */
    @Override
    public double patience() {
        return Double.parseDouble(System.getProperty("banyan.test.patience", "1"));
    }

    @Override
    public Outside outside() {
        return outside;
    }

    @Override
    public Optional<Builds> builds() {
        return Optional.of(
                new Builds(new ContainerBuilds(settings, api), TestRegistry.ADDRESS + "/" + settings.installation()));
    }

    @Override
    public void close() {
        engine.close();
        registry.close();
        OwnedObjects.remove(api, settings.installation());
        StateFiles.deleteTree(settings.secrets());
        StateFiles.deleteTree(settings.home());
        outside.close();
        api.close();
    }
}
