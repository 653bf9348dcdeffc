package io.banyan.engine.container.instance;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.api.ApiFaults;
import io.banyan.engine.container.datapath.EnvironmentNetwork;
import io.banyan.engine.observed.Exit;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.RegistryCredential;
import io.banyan.engine.spec.StartCondition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Brings an instance up: images, volumes, containers, and then each container's start in its turn. */
final class Launch {
    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final Surroundings around;
    private final EnvironmentNetwork network;
    private final InstanceRecord record;
    private final InstanceStatus status;
    private final InstanceFiles files;
    private final BooleanSupplier abandoned;

    Launch(
            Surroundings around,
            EnvironmentNetwork network,
            InstanceRecord record,
            InstanceStatus status,
            InstanceFiles files,
            BooleanSupplier abandoned) {
        this.around = around;
        this.network = network;
        this.record = record;
        this.status = status;
        this.files = files;
        this.abandoned = abandoned;
    }

    /**
     * Returns when every container was started, or when the instance was given up meanwhile.
     *
     * @param started told of each container right after its start
     * @throws EngineException why it could not be brought up; what was created so far is still there
     */
    void run(Edition edition, List<RegistryCredential> credentials, Consumer<String> started)
            throws InterruptedException {
        List<ContainerSpec> containers = StartOrder.of(edition.workload().containers());
        Map<String, Images.Configuration> images = new HashMap<>();
        for (ContainerSpec container : containers) {
            images.put(container.name(), around.images().ensure(container.image(), credentials));
        }
        new Volumes(around.api(), around.settings()).ensure(record.id().workload(), record.slot(), containers);
        if (abandoned.getAsBoolean()) {
            return;
        }
        create(containers, images);
        for (ContainerSpec container : containers) {
            if (!mayStart(container)) {
                return;
            }
            start(ContainerCreation.name(around, record, container.name()));
            status.started(container.name(), around.clock().instant());
            started.accept(container.name());
        }
    }

    private void create(List<ContainerSpec> containers, Map<String, Images.Configuration> images)
            throws InterruptedException {
        ContainerCreation creation = new ContainerCreation(around, network, record, files);
        String pause = "";
        if (containers.size() > 1) {
            around.images().ensure(around.settings().images().pause(), List.of());
            pause = creation.createPause();
            start(pause);
        }
        for (ContainerSpec container : containers) {
            Images.Configuration image = images.get(container.name());
            if (image != null) {
                creation.create(container, image, pause);
            }
        }
    }

    private void start(String container) {
        try {
            around.api().docker().startContainerCmd(container).exec();
        } catch (RuntimeException e) {
            throw ApiFaults.translate("start container " + container, e);
        }
    }

    /** Waits for the siblings that the container starts after. */
    private boolean mayStart(ContainerSpec container) throws InterruptedException {
        for (StartCondition condition : container.startAfter()) {
            while (!reached(condition)) {
                if (abandoned.getAsBoolean()) {
                    return false;
                }
                status.awaitChange(LOOK_EVERY_MILLIS);
            }
        }
        return !abandoned.getAsBoolean();
    }

    private boolean reached(StartCondition condition) {
        String sibling = condition.container();
        return switch (condition.until()) {
            case STARTED -> status.running(sibling) || status.exit(sibling).isPresent();
            case HEALTHY -> status.containerReady(sibling);
            case COMPLETE ->
                status.exit(sibling).map(exit -> ended(sibling, exit)).orElse(false);
        };
    }

    private static boolean ended(String container, Exit exit) {
        if (exit.code() != 0) {
            throw new EngineException(new Fault(
                    FaultCode.CRASHED_AT_START,
                    "container " + container + ", which prepares the instance, ended with exit code " + exit.code(),
                    "see its last log lines"));
        }
        return true;
    }
}
