package io.banyan.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import io.banyan.images.command.ConnectEngine;
import io.banyan.images.definition.ImageDefinition;
import io.banyan.images.definition.ReadDefinitions;
import io.banyan.images.oci.OciLayout;
import io.banyan.images.oci.RegistryClient;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against the container service that {@code BANYAN_TEST_PODMAN} names, as {@code make test} does. */
@Tag("containers")
class LoadImagesTest {
    private static final String PREFIX = "banyan-images-test-";
    private static final OciLayout LAYOUT = new OciLayout(BuiltImages.SETTINGS.output());

    private static DockerClient engine;
    private static Catalog catalog;

    @BeforeAll
    static void loadTheSet() {
        String address = System.getenv("BANYAN_TEST_PODMAN");
        if (address == null) {
            System.out.println("skipped: BANYAN_TEST_PODMAN names no container service");
        }
        assumeThat(address)
                .as("skipped: BANYAN_TEST_PODMAN names no container service")
                .isNotNull();
        catalog = BuiltImages.catalog();
        engine = ConnectEngine.to(String.valueOf(address));
        new LoadImages(engine, new BuiltImages.NotedSteps(new ArrayList<>())).load(catalog.images(), LAYOUT);
    }

    @AfterAll
    static void close() throws IOException {
        if (engine != null) {
            engine.close();
        }
    }

    @Test
    void theEngineKnowsEachImageByTheDigestTheCatalogNames() {
        assertThat(catalog.images()).allSatisfy(image -> {
            String id = engine.inspectImageCmd(image.reference()).exec().getId();
            assertThat(image.imageId()).endsWith(String.valueOf(id).replace("sha256:", ""));
        });
    }

    @Test
    void whatIsThereIsNotSentAgain() {
        List<String> steps = new ArrayList<>();

        new LoadImages(engine, new BuiltImages.NotedSteps(steps)).load(catalog.images(), LAYOUT);

        assertThat(steps).hasSameSizeAs(catalog.images()).allMatch(step -> step.endsWith(" PRESENT"));
    }

    @Test
    void noImageRunsAsRootAndEachCarriesTheHashOfItsDefinition() {
        assertThat(catalog.images()).allSatisfy(image -> {
            ContainerConfig config = Objects.requireNonNull(
                    engine.inspectImageCmd(image.reference()).exec().getConfig());
            assertThat(config.getUser()).isEqualTo("10001:10001");
            assertThat(config.getLabels()).containsEntry("io.banyan.image.definition", image.definitionHash());
        });
    }

    @Test
    void everyImageStartsItsProgramWithoutAnyCapabilityOnAReadOnlyRoot() {
        for (ImageDefinition definition : ReadDefinitions.bundled()) {
            if (!definition.check().isEmpty()) {
                assertThat(run(definition)).as(definition.name()).isZero();
            }
        }
    }

    private static int run(ImageDefinition definition) {
        List<String> check = definition.check();
        String id = engine.createContainerCmd(catalog.require(definition.name()).reference())
                .withName(PREFIX + definition.name())
                .withEntrypoint(check.getFirst())
                .withCmd(check.subList(1, check.size()))
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode("none")
                        .withCapDrop(Capability.ALL)
                        .withReadonlyRootfs(true)
                        .withTmpFs(Map.of("/home/banyan", "rw,mode=1777", "/tmp", "rw,mode=1777")))
                .exec()
                .getId();
        try {
            engine.startContainerCmd(id).exec();
            return engine.waitContainerCmd(id)
                    .exec(new WaitContainerResultCallback())
                    .awaitStatusCode(60, TimeUnit.SECONDS);
        } finally {
            engine.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        }
    }

    @Test
    void aRegistryServesAPushedImageByTheDigestTheCatalogNames() throws IOException {
        ExposedPort port = ExposedPort.tcp(5000);
        String id = engine.createContainerCmd(catalog.require("registry").reference())
                .withName(PREFIX + "pushed-to")
                .withHostConfig(HostConfig.newHostConfig()
                        .withPortBindings(new PortBinding(Ports.Binding.bindIp("127.0.0.1"), port)))
                .exec()
                .getId();
        try {
            engine.startContainerCmd(id).exec();
            RegistryClient registry = new RegistryClient(addressOf(id, port), null);
            Awaitility.await()
                    .ignoreExceptions()
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> !registry.hasManifest("banyan/base", "none"));
            List<String> steps = new ArrayList<>();
            PushImages push = new PushImages(registry, new BuiltImages.NotedSteps(steps));
            CatalogImage base = catalog.require("base");

            push.push(List.of(base, catalog.require("node")), LAYOUT);
            push.push(List.of(base), LAYOUT);

            assertThat(steps).containsExactly("base PUSHED", "node PUSHED", "base PRESENT");
            assertThat(registry.hasManifest("banyan/base", base.digest())).isTrue();
        } finally {
            engine.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        }
    }

    private static URI addressOf(String container, ExposedPort port) {
        Ports.Binding[] bindings = Objects.requireNonNull(engine.inspectContainerCmd(container)
                .exec()
                .getNetworkSettings()
                .getPorts()
                .getBindings()
                .get(port));
        return URI.create("http://127.0.0.1:" + bindings[0].getHostPortSpec());
    }
}
