package io.banyan.engine.container.datapath;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Volume;
import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Starts, replaces and removes the data path's containers. */
final class InfrastructureContainers {
    private final DockerClient docker;
    /** Whoever makes or removes a container holds its lock: two creations of one name at once leave Podman confused. */
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    InfrastructureContainers(DockerClient docker) {
        this.docker = docker;
    }

    /**
     * Makes sure that the container exists as described and runs. One that does already is left alone.
     *
     * @return whether anything had to be done
     */
    boolean ensure(InfrastructureContainer wanted) {
        return ensure(wanted, () -> true);
    }

    /** As {@link #ensure(InfrastructureContainer)}, if it is still wanted when nobody else is busy with it any more. */
    boolean ensure(InfrastructureContainer wanted, BooleanSupplier stillWanted) {
        ReentrantLock lock = lock(wanted.name());
        lock.lock();
        try {
            return stillWanted.getAsBoolean() && makeAndStart(wanted);
        } finally {
            lock.unlock();
        }
    }

    private ReentrantLock lock(String name) {
        return locks.computeIfAbsent(name, ignored -> new ReentrantLock());
    }

    private boolean makeAndStart(InfrastructureContainer wanted) {
        try {
            Optional<InspectContainerResponse> found = inspect(wanted.name());
            if (found.isPresent() && !wanted.hash().equals(label(found.get(), Labels.SPEC_HASH))) {
                remove(wanted.name());
                found = Optional.empty();
            }
            if (found.isPresent() && Boolean.TRUE.equals(found.get().getState().getRunning())) {
                return false;
            }
            if (found.isEmpty()) {
                create(wanted);
            }
            start(wanted);
            return true;
        } catch (EngineException known) {
            throw known;
        } catch (RuntimeException failed) {
            throw new EngineException(
                    new Fault(
                            FaultCode.ENGINE_FAILED,
                            "the container " + wanted.name() + " cannot be started: " + failed.getMessage(),
                            "check that the container API answers and that the image " + wanted.image() + " is there"),
                    failed);
        }
    }

    boolean runs(InfrastructureContainer wanted) {
        return inspect(wanted.name())
                .map(found -> Boolean.TRUE.equals(found.getState().getRunning()))
                .orElse(false);
    }

    /** Removes a container of ours; one that is not there is already removed. */
    void remove(String name) {
        ReentrantLock lock = lock(name);
        lock.lock();
        try {
            docker.removeContainerCmd(name)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException gone) {
            // What should be done is done.
        } finally {
            lock.unlock();
        }
    }

    private Optional<InspectContainerResponse> inspect(String name) {
        try {
            return Optional.of(docker.inspectContainerCmd(name).exec());
        } catch (NotFoundException absent) {
            return Optional.empty();
        }
    }

    private static String label(InspectContainerResponse container, String name) {
        Map<String, String> labels = container.getConfig().getLabels();
        return labels == null ? "" : labels.getOrDefault(name, "");
    }

    private void create(InfrastructureContainer wanted) {
        Map<String, String> labels = new HashMap<>(wanted.labels());
        labels.put(Labels.ROLE, wanted.role());
        labels.put(Labels.SPEC_HASH, wanted.hash());
        HostConfig host = HostConfig.newHostConfig()
                .withNetworkMode(wanted.network())
                .withCapDrop(Capability.ALL)
                .withCapAdd(
                        wanted.capabilities().stream().map(Capability::valueOf).toArray(Capability[]::new))
                .withSecurityOpts(List.of("no-new-privileges"))
                .withReadonlyRootfs(true)
                .withRestartPolicy(RestartPolicy.alwaysRestart())
                .withSysctls(wanted.sysctls())
                .withBinds(
                        new Bind(wanted.configuration().toString(), new Volume("/etc/banyan"), AccessMode.ro),
                        new Bind(wanted.sockets().toString(), new Volume("/run/banyan"), AccessMode.rw));
        CreateContainerCmd create = docker.createContainerCmd(wanted.image())
                .withName(wanted.name())
                .withLabels(labels)
                .withUser(wanted.user())
                .withEntrypoint("/bin/sh")
                .withCmd("-c", wanted.script())
                .withHostConfig(host);
        try {
            create.exec();
            wanted.address().ifPresent(address -> FixedAddress.give(docker, wanted.name(), wanted.network(), address));
        } catch (NotFoundException absent) {
            throw new EngineException(
                    new Fault(
                            FaultCode.ENGINE_FAILED,
                            "the image " + wanted.image() + " or the network " + wanted.network() + " is not there: "
                                    + absent.getMessage(),
                            "build and load the base images, then try again"),
                    absent);
        } catch (RuntimeException failed) {
            if (!nameIsTaken(failed)) {
                remove(wanted.name());
                throw failed;
            }
            // Another process created it in the meantime; starting it is all that is left.
        }
    }

    /** Docker answers 409, Podman 500 with these words. */
    private static boolean nameIsTaken(RuntimeException failed) {
        return failed instanceof ConflictException
                || String.valueOf(failed.getMessage()).contains("name is already in use");
    }

    private void start(InfrastructureContainer wanted) {
        try {
            docker.startContainerCmd(wanted.name()).exec();
        } catch (NotModifiedException running) {
            // The container API's own restart came first.
        }
    }
}
