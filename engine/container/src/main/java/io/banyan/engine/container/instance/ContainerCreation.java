package io.banyan.engine.container.instance;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.RestartPolicy;
import io.banyan.engine.container.Labels;
import io.banyan.engine.container.api.ApiFaults;
import io.banyan.engine.container.datapath.EnvironmentNetwork;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.Resources;
import io.banyan.engine.spec.Variable;
import io.banyan.engine.spec.VolumeMount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns a container's specification into one that the container API understands, and creates it. */
final class ContainerCreation {
    static final String PAUSE = "pause";

    private static final long MOST_PROCESSES = 4_096;
    private static final int SHARES_PER_CORE = 1_024;

    private final Surroundings around;
    private final EnvironmentNetwork network;
    private final InstanceRecord instance;
    private final InstanceFiles files;

    ContainerCreation(Surroundings around, EnvironmentNetwork network, InstanceRecord instance, InstanceFiles files) {
        this.around = around;
        this.network = network;
        this.instance = instance;
        this.files = files;
    }

    /** The name of a container, unique on the machine: its parts cannot contain the dots that join them. */
    static String name(Surroundings around, InstanceRecord instance, String container) {
        var workload = instance.id().workload();
        return String.join(
                ".",
                around.settings().installation(),
                workload.environment().tribe(),
                workload.environment().environment(),
                instance.id().name(),
                container);
    }

    /** Creates the container that holds the network of several others, and does nothing else. */
    String createPause() {
        try (CreateContainerCmd command = command(around.settings().images().pause(), PAUSE, Labels.ROLE_PAUSE)) {
            command.withEntrypoint("sleep").withCmd("infinity");
            return create(command, attached(hostConfig()), true);
        }
    }

    /**
     * Creates a container of the instance, not started.
     *
     * @param pause the container whose network it joins; empty for a network of its own
     */
    String create(ContainerSpec container, Images.Configuration image, String pause) {
        try (CreateContainerCmd command = command(container.image(), container.name(), Labels.ROLE_INSTANCE)) {
            entrypoint(command, container, image);
            List<Mount> mounts = new ArrayList<>(files.write(container, image.user()));
            container.volumes().forEach(volume -> mounts.add(volume(volume)));
            HostConfig host = hostConfig().withMounts(mounts);
            limit(host, container.resources());
            List<String> variables = new ArrayList<>();
            container.variables().stream()
                    .filter(variable -> !variable.secret())
                    .forEach(variable -> variables.add(variable.name() + "=" + variable.value()));
            if (pause.isEmpty()) {
                return create(command.withEnv(variables), attached(host), true);
            }
            variables.add("HOSTNAME=" + instance.id().name());
            return create(command.withEnv(variables), host.withNetworkMode("container:" + pause), false);
        }
    }

    private CreateContainerCmd command(String image, String container, String role) {
        return around.api()
                .docker()
                .createContainerCmd(image)
                .withName(name(around, instance, container))
                .withLabels(labels(container, role));
    }

    private String create(CreateContainerCmd command, HostConfig host, boolean addressed) {
        try {
            if (addressed) {
                command.withIpv4Address(instance.address())
                        .withHostName(instance.id().name());
            }
            return command.withHostConfig(host).exec().getId();
        } catch (RuntimeException e) {
            throw ApiFaults.translate("create container " + command.getName(), e);
        }
    }

    private static void entrypoint(CreateContainerCmd command, ContainerSpec container, Images.Configuration image) {
        List<String> start = container.command();
        List<String> arguments = container.arguments();
        if (container.variables().stream().anyMatch(Variable::secret)) {
            List<String> whole = new ArrayList<>();
            whole.add(SecretVariables.START);
            whole.addAll(start.isEmpty() ? image.entrypoint() : start);
            boolean imageArguments = start.isEmpty() && arguments.isEmpty();
            whole.addAll(imageArguments ? image.command() : arguments);
            command.withEntrypoint(SecretVariables.SHELL).withCmd(whole);
            return;
        }
        if (!start.isEmpty()) {
            command.withEntrypoint(start);
        }
        if (!arguments.isEmpty()) {
            command.withCmd(arguments);
        }
    }

    private HostConfig hostConfig() {
        return HostConfig.newHostConfig()
                .withRestartPolicy(RestartPolicy.noRestart())
                .withPidsLimit(MOST_PROCESSES)
                .withCapDrop(Capability.NET_RAW, Capability.MKNOD, Capability.AUDIT_WRITE, Capability.SYS_CHROOT)
                .withSecurityOpts(List.of("no-new-privileges"));
    }

    private HostConfig attached(HostConfig host) {
        return host.withNetworkMode(network.name())
                .withDns(network.namesAddress())
                .withDnsSearch(network.domain())
                .withDnsOptions(List.of("ndots:1"));
    }

    private static void limit(HostConfig host, Resources resources) {
        resources.cpuLimitMillicores().ifPresent(millicores -> host.withNanoCPUs(millicores * 1_000_000));
        resources
                .cpuRequestMillicores()
                .ifPresent(millicores ->
                        host.withCpuShares(Math.toIntExact(Math.max(2, millicores * SHARES_PER_CORE / 1_000))));
        resources.memoryLimitBytes().ifPresent(bytes -> host.withMemory(bytes).withMemorySwap(bytes));
        resources.memoryRequestBytes().ifPresent(host::withMemoryReservation);
    }

    private Mount volume(VolumeMount volume) {
        return new Mount()
                .withType(MountType.VOLUME)
                .withSource(Volumes.name(around.settings(), instance.id().workload(), instance.slot(), volume.name()))
                .withTarget(volume.path())
                .withReadOnly(volume.readOnly());
    }

    private Map<String, String> labels(String container, String role) {
        var workload = instance.id().workload();
        Map<String, String> labels = new HashMap<>();
        labels.put(Labels.OWNER, around.settings().installation());
        labels.put(Labels.ROLE, role);
        labels.put(Labels.TRIBE, workload.environment().tribe());
        labels.put(Labels.ENVIRONMENT, workload.environment().environment());
        labels.put(Labels.WORKLOAD, workload.name());
        labels.put(Labels.INSTANCE, instance.id().name());
        labels.put(Labels.CONTAINER, container);
        labels.put(Labels.SLOT, String.valueOf(instance.slot()));
        labels.put(Labels.RELEASE, instance.release().value());
        labels.put(Labels.GENERATION, String.valueOf(instance.generation()));
        labels.put(Labels.SPEC_HASH, instance.fingerprint());
        labels.put(Labels.ADDRESS, instance.address());
        instance.run().ifPresent(run -> {
            labels.put(Labels.RUN, run);
            labels.put(Labels.ATTEMPT, String.valueOf(instance.attempt()));
        });
        return labels;
    }
}
