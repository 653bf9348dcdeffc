package io.banyan.engine.container.build;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import io.banyan.engine.build.BuildStep;
import io.banyan.engine.build.BuildStepResult;
import io.banyan.engine.container.ContainerEngineSettings;
import io.banyan.engine.container.Labels;
import io.banyan.engine.container.api.ApiFaults;
import io.banyan.engine.container.api.ContainerApi;
import io.banyan.engine.container.api.OutOfMemoryKills;
import io.banyan.engine.container.instance.ContainerStates;
import io.banyan.engine.container.instance.Images;
import io.banyan.engine.container.instance.SecretVariables;
import io.banyan.engine.container.logs.ContainerLog;
import io.banyan.engine.container.logs.LogFormat;
import io.banyan.engine.container.logs.OpenLog;
import io.banyan.engine.container.state.StateFiles;
import io.banyan.engine.observed.Exit;
import io.banyan.engine.spec.Variable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One step's container, from its creation until it has ended. */
final class StepContainer {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final String WORKSPACE = "/workspace";
    private static final long MOST_PROCESSES = 8_192;

    private final ContainerEngineSettings settings;
    private final ContainerApi api;
    private final BuildStep step;
    private final Images.Configuration image;
    private final Path secrets;
    private final ContainerStates states;
    private final String name;
    private final CountDownLatch never = new CountDownLatch(1);

    StepContainer(
            ContainerEngineSettings settings,
            ContainerApi api,
            OutOfMemoryKills kills,
            BuildStep step,
            Images.Configuration image,
            Path secrets) {
        this.settings = settings;
        this.api = api;
        this.step = step;
        this.image = image;
        this.states = new ContainerStates(api, kills);
        this.name = settings.installation() + ".build." + step.name() + "."
                + UUID.randomUUID().toString().substring(0, 8);
        this.secrets = secrets.resolve(name);
    }

    BuildStepResult run(Consumer<String> line) throws InterruptedException {
        new WorkspaceOwner(image.user()).give(step);
        try {
            create();
            api.docker().startContainerCmd(name).exec();
        } catch (RuntimeException e) {
            throw ApiFaults.translate("start build step " + step.name(), e);
        }
        long begin = System.nanoTime();
        try (ContainerLog log = OpenLog.of(api.docker(), name, logFile())) {
            Optional<Exit> exit = Optional.empty();
            boolean timedOut = false;
            while (exit.isEmpty()) {
                deliver(log, line);
                exit = states.find(name).flatMap(ContainerStates.State::exit);
                if (exit.isEmpty() && !timedOut && took(begin).compareTo(step.deadline()) > 0) {
                    timedOut = true;
                    kill();
                }
                if (exit.isEmpty() && never.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
            log.awaitRest();
            deliver(log, line);
            log.unfinished().forEach(entry -> line.accept(entry.text()));
            return new BuildStepResult(
                    exit.map(Exit::code).orElse(-1), exit.map(Exit::outOfMemory).orElse(false), timedOut, took(begin));
        }
    }

    private Optional<Path> logFile() {
        return api.podman() ? states.find(name).flatMap(ContainerStates.State::log) : Optional.empty();
    }

    private static Duration took(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void deliver(ContainerLog log, Consumer<String> line) {
        for (List<LogFormat.Entry> some = log.poll(); !some.isEmpty(); some = log.poll()) {
            some.forEach(entry -> line.accept(entry.text()));
        }
    }

    private void kill() {
        try {
            api.docker().killContainerCmd(name).exec();
        } catch (RuntimeException e) {
            if (ApiFaults.unreachable(e)) {
                throw ApiFaults.translate("end build step " + step.name(), e);
            }
        }
    }

    void remove(Consumer<String> remover) {
        StateFiles.deleteTree(secrets);
        remover.accept(name);
    }

    private void create() {
        List<Mount> mounts = new ArrayList<>();
        mounts.add(bind(step.workspace(), WORKSPACE, false));
        step.mounts().forEach(mount -> mounts.add(bind(mount.source(), mount.target(), mount.readOnly())));
        List<String> plain = step.variables().stream()
                .filter(variable -> !variable.secret())
                .map(variable -> variable.name() + "=" + variable.value())
                .toList();
        HostConfig host = HostConfig.newHostConfig()
                .withMounts(mounts)
                .withPidsLimit(MOST_PROCESSES)
                .withNanoCPUs(step.cpuLimitMillicores() * 1_000_000)
                .withMemory(step.memoryLimitBytes())
                .withMemorySwap(step.memoryLimitBytes())
                .withCapDrop(Capability.NET_RAW, Capability.MKNOD, Capability.AUDIT_WRITE, Capability.SYS_CHROOT)
                .withSecurityOpts(List.of("no-new-privileges"));
        try (CreateContainerCmd command = api.docker().createContainerCmd(step.image())) {
            command(command, mounts);
            command.withName(name)
                    .withWorkingDir(WORKSPACE)
                    .withEnv(plain)
                    .withLabels(Map.of(Labels.OWNER, settings.installation(), Labels.ROLE, Labels.ROLE_BUILD))
                    .withHostConfig(host.withMounts(mounts))
                    .exec();
        }
    }

    private void command(CreateContainerCmd command, List<Mount> mounts) {
        List<Variable> secret =
                step.variables().stream().filter(Variable::secret).toList();
        if (secret.isEmpty()) {
            command.withEntrypoint(step.command());
            return;
        }
        Path script = secrets.resolve("start");
        StateFiles.directory(secrets);
        try {
            Files.writeString(script, SecretVariables.script(secret));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mounts.add(bind(settings.shell(), SecretVariables.SHELL, true));
        mounts.add(bind(script, SecretVariables.START, true));
        List<String> whole = new ArrayList<>(List.of(SecretVariables.SHELL, SecretVariables.START));
        whole.addAll(step.command());
        command.withEntrypoint(whole);
    }

    private static Mount bind(Path source, String target, boolean readOnly) {
        return new Mount()
                .withType(MountType.BIND)
                .withSource(source.toAbsolutePath().toString())
                .withTarget(target)
                .withReadOnly(readOnly);
    }
}
