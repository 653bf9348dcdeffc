package io.banyan.delivery.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.HostConfig;
import io.banyan.applications.Extension;
import io.banyan.delivery.BuildRoom;
import io.banyan.delivery.DeliveryError;
import io.banyan.delivery.DeliveryFailed;
import io.banyan.delivery.DeliverySettings;
import io.banyan.delivery.source.SourceTree;
import io.banyan.engine.container.ContainerEngineSettings;
import io.banyan.engine.container.api.ContainerApi;
import io.banyan.engine.container.build.ContainerBuilds;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.StateDirectory;
import io.banyan.kernel.TribeName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** Real sources, built in real containers and pushed to a real registry. */
@Tag("containers")
class BuildsOnPodmanTest {
    private static final URI PODMAN = URI.create(
            Optional.ofNullable(System.getenv("BANYAN_TEST_PODMAN")).orElse("unix:///var/lib/banyan/run/podman.sock"));
    private static final String REGISTRY = "127.0.0.1:5000";
    private static final Path SAMPLES = Path.of("..", "samples");
    private static final Path FIXTURES = Path.of("src", "test", "resources", "fixtures");

    @TempDir
    static Path home;

    private static ContainerApi api = ContainerApi.connect(PODMAN, Duration.ofSeconds(10));
    private static Optional<String> ownRegistry = Optional.empty();
    private static Optional<ContainerBuilds> builds = Optional.empty();

    @TempDir
    Path directory;

    private final List<String> log = new ArrayList<>();

    @BeforeAll
    static void openRegistry() throws Exception {
        builds = Optional.of(
                new ContainerBuilds(ContainerEngineSettings.of(home.resolve("engine"), PODMAN, "delivery-test"), api));
        if (!registryAnswers()) {
            String id = api.docker()
                    .createContainerCmd("localhost/banyan/registry:dev")
                    .withName("delivery-test.registry")
                    .withEnv(List.of("REGISTRY_HTTP_ADDR=127.0.0.1:5000"))
                    .withHostConfig(HostConfig.newHostConfig().withNetworkMode("host"))
                    .exec()
                    .getId();
            ownRegistry = Optional.of(id);
            api.docker().startContainerCmd(id).exec();
            await().atMost(Duration.ofSeconds(30)).until(BuildsOnPodmanTest::registryAnswers);
        }
        for (String base : List.of("java", "node", "base", "static")) {
            api.docker()
                    .tagImageCmd("localhost/banyan/" + base + ":dev", REGISTRY + "/delivery-test/" + base, "dev")
                    .exec();
            api.docker()
                    .pushImageCmd(REGISTRY + "/delivery-test/" + base + ":dev")
                    .exec(new ResultCallback.Adapter<>())
                    .awaitCompletion();
        }
    }

    @AfterAll
    static void close() throws IOException {
        ownRegistry.ifPresent(id -> api.docker()
                .removeContainerCmd(id)
                .withForce(true)
                .withRemoveVolumes(true)
                .exec());
        FileSystemUtils.deleteRecursively(home.resolve("builds"));
    }

    @Test
    void aSpringBootProgramIsBuiltAndAChangeOfItsCodePushesLittle() throws Exception {
        Path source = copy(SAMPLES.resolve("fund-quotes"));
        String first = build(source, "quotes", Extension.Build.DETECTED);
        String again = build(copy(SAMPLES.resolve("fund-quotes")), "quotes", Extension.Build.DETECTED);
        Path controller = source.resolve("src/main/java/io/banyan/samples/quotes/FundsController.java");
        Files.writeString(controller, Files.readString(controller).replace("\"ready\"", "\"ready-2\""));
        String changed = build(source, "quotes", Extension.Build.DETECTED);

        assertThat(first).matches("127.0.0.1:5000/quotes-tribe/quotes@sha256:[0-9a-f]{64}");
        assertThat(again).as("the same source gives the same digest").isEqualTo(first);
        assertThat(changed).isNotEqualTo(first);
        assertThat(log).anyMatch(line -> line.contains("BUILD SUCCESS"));
        run(first, "Started FundQuotes");
    }

    @Test
    void aNodeProgramNeedsNoBuilder() throws Exception {
        run(build(copy(SAMPLES.resolve("advisor-web")), "advisor", Extension.Build.DETECTED), "listens on 8080");
    }

    @Test
    void aDockerfileNamesThePlatformsImagesByTheirPlainNames() throws Exception {
        run(build(copy(SAMPLES.resolve("nav-report")), "report", Extension.Build.DETECTED), "the report was not made");
    }

    @Test
    void aGradleProgramIsBuiltWithItsLibrariesApart() throws Exception {
        String image = build(copy(FIXTURES.resolve("gradle-plain")), "plain", Extension.Build.DETECTED);

        run(
                image,
                Files.readString(FIXTURES.resolve("gradle-plain/src/main/java/plain/Main.java"))
                        .replaceAll("(?s).*println\\(\"([^\"]*)\"\\).*", "$1"));
    }

    @Test
    void aSiteIsFilesOnTheStaticServer() throws Exception {
        String image = build(copy(FIXTURES.resolve("static-site")), "site", Extension.Build.DETECTED);

        run(image, "");
        assertThat(image).startsWith("127.0.0.1:5000/site-tribe/site@sha256:");
    }

    @Test
    void aCompilersFaultIsTheUsersAndItsLineIsShown() throws Exception {
        Path source = copy(FIXTURES.resolve("broken-build"));

        DeliveryFailed failure =
                catchThrowableOfType(DeliveryFailed.class, () -> build(source, "broken", Extension.Build.DETECTED));

        assertThat(failure.code()).isEqualTo(DeliveryError.BUILD_FAILED);
        assertThat(failure.decisiveLines()).anyMatch(line -> line.contains("Main.java:[5,22] incompatible types"));
        assertThat(api.docker()
                        .listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(Map.of("io.banyan.owner", "delivery-test"))
                        .exec())
                .as("builder containers are gone")
                .isEmpty();
    }

    private String build(Path source, String name, Extension.Build wishes) throws InterruptedException, IOException {
        BuildImage image = new BuildImage(new PodmanRoom(builds.orElseThrow()), settings(), new StateDirectory(home));
        return image.build(
                new BuildImage.Order(
                        "delivery-test-" + name,
                        new TribeName(name + "-tribe"),
                        new ApplicationName(name),
                        "test",
                        Map.of(),
                        wishes,
                        new SourceTree(source),
                        Files.createTempDirectory(directory, "scratch")),
                line -> {
                    synchronized (log) {
                        log.add(line);
                    }
                });
    }

    /** Starts the image and waits until it said that. */
    private static void run(String image, String expected) throws InterruptedException {
        api.docker().pullImageCmd(image).exec(new ResultCallback.Adapter<>()).awaitCompletion();
        String id = api.docker()
                .createContainerCmd(image)
                .withLabels(Map.of("io.banyan.owner", "delivery-test-run"))
                .withHostConfig(HostConfig.newHostConfig().withMemory(400L * 1024 * 1024))
                .exec()
                .getId();
        try {
            api.docker().startContainerCmd(id).exec();
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(300))
                    .untilAsserted(() -> assertThat(output(id)).contains(expected));
        } finally {
            api.docker().removeContainerCmd(id).withForce(true).exec();
        }
    }

    private static String output(String id) throws InterruptedException {
        StringBuilder said = new StringBuilder();
        api.docker()
                .logContainerCmd(id)
                .withStdOut(true)
                .withStdErr(true)
                .exec(new ResultCallback.Adapter<com.github.dockerjava.api.model.Frame>() {
                    @Override
                    public void onNext(com.github.dockerjava.api.model.Frame frame) {
                        said.append(new String(frame.getPayload(), java.nio.charset.StandardCharsets.UTF_8));
                    }
                })
                .awaitCompletion();
        return said.toString();
    }

    private Path copy(Path source) throws IOException {
        Path target = Files.createTempDirectory(directory, "source");
        FileSystemUtils.copyRecursively(source, target);
        FileSystemUtils.deleteRecursively(target.resolve("target"));
        return target;
    }

    private static boolean registryAnswers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 5000), 500);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static DeliverySettings settings() {
        Path shared = Path.of(System.getProperty("user.home"), ".m2", "repository");
        return new DeliverySettings(
                REGISTRY,
                true,
                Optional.empty(),
                Optional.empty(),
                1,
                2000,
                DataSize.ofGigabytes(2),
                Duration.ofMinutes(10),
                DataSize.ofMegabytes(4),
                new DeliverySettings.Git(
                        List.of("https"), List.of(), Duration.ofSeconds(30), DataSize.ofGigabytes(1), List.of()),
                new DeliverySettings.Archives(
                        DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), 10, Duration.ofHours(1)),
                new DeliverySettings.Site(
                        Optional.empty(),
                        Optional.of(shared),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** The builders of one machine, as the control plane uses them. */
    private record PodmanRoom(ContainerBuilds containers) implements BuildRoom {
        @Override
        public StepEnd run(Step step, java.util.function.Consumer<String> line) throws InterruptedException {
            List<io.banyan.engine.build.BuildStep.Mount> mounts = new ArrayList<>();
            step.caches()
                    .forEach((target, source) ->
                            mounts.add(new io.banyan.engine.build.BuildStep.Mount(source, target, false)));
            step.readOnly()
                    .forEach((target, source) ->
                            mounts.add(new io.banyan.engine.build.BuildStep.Mount(source, target, true)));
            List<io.banyan.engine.spec.Variable> variables = new ArrayList<>();
            step.variables().forEach((name, value) -> variables.add(io.banyan.engine.spec.Variable.plain(name, value)));
            io.banyan.engine.build.BuildStepResult end = containers.run(
                    new io.banyan.engine.build.BuildStep(
                            step.name(),
                            step.image(),
                            step.command(),
                            step.workspace(),
                            mounts,
                            variables,
                            step.cpuMillicores(),
                            step.memoryBytes(),
                            step.deadline()),
                    line);
            return new StepEnd(end.exitCode(), end.outOfMemory(), end.timedOut(), end.took());
        }

        @Override
        public String build(Image image, java.util.function.Consumer<String> line) throws InterruptedException {
            return containers.build(
                    new io.banyan.engine.build.ImageBuild(
                            image.name(),
                            image.context(),
                            image.dockerfile(),
                            image.arguments(),
                            image.labels(),
                            image.repository(),
                            image.tag(),
                            List.of(),
                            Optional.empty(),
                            image.cpuMillicores(),
                            image.memoryBytes(),
                            image.deadline()),
                    line);
        }

        @Override
        public String resolve(String reference) {
            return containers.resolve(reference);
        }

        @Override
        public String baseImage(String name) {
            return name.startsWith("builder-")
                    ? "localhost/banyan/" + name + ":dev"
                    : REGISTRY + "/delivery-test/" + name + ":dev";
        }
    }
}
