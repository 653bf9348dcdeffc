package io.banyan.engine.container.instance;

import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import io.banyan.engine.container.ContainerEngineSettings;
import io.banyan.engine.container.Labels;
import io.banyan.engine.container.api.ApiFaults;
import io.banyan.engine.container.api.ContainerApi;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.WorkloadId;
import java.util.List;
import java.util.Map;

/** Volumes of slots. They outlive instances and workloads, and go with their environment. */
public final class Volumes {
    private final ContainerApi api;
    private final ContainerEngineSettings settings;

    public Volumes(ContainerApi api, ContainerEngineSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    static String name(ContainerEngineSettings settings, WorkloadId workload, int slot, String volume) {
        return String.join(
                ".",
                settings.installation(),
                workload.environment().tribe(),
                workload.environment().environment(),
                workload.name(),
                volume,
                String.valueOf(slot));
    }

    void ensure(WorkloadId workload, int slot, List<ContainerSpec> containers) {
        try {
            containers.stream()
                    .flatMap(container -> container.volumes().stream())
                    .map(volume -> name(settings, workload, slot, volume.name()))
                    .distinct()
                    .forEach(name -> create(name, workload.environment()));
        } catch (RuntimeException e) {
            throw ApiFaults.translate("create the volumes of " + workload, e);
        }
    }

    /** Removes all volumes of an environment, with what is in them. */
    public void remove(EnvironmentId environment) {
        try {
            var found = api.docker().listVolumesCmd().exec().getVolumes();
            String prefix = settings.installation() + "." + environment.tribe() + "." + environment.environment() + ".";
            for (var volume : found == null ? List.<InspectVolumeResponse>of() : found) {
                if (volume.getName().startsWith(prefix)) {
                    remove(volume.getName());
                }
            }
        } catch (RuntimeException e) {
            throw ApiFaults.translate("remove the volumes of " + environment, e);
        }
    }

    private void create(String name, EnvironmentId environment) {
        try {
            api.docker().inspectVolumeCmd(name).exec();
        } catch (NotFoundException e) {
            api.docker()
                    .createVolumeCmd()
                    .withName(name)
                    .withLabels(Map.of(
                            Labels.OWNER,
                            settings.installation(),
                            Labels.TRIBE,
                            environment.tribe(),
                            Labels.ENVIRONMENT,
                            environment.environment()))
                    .exec();
        }
    }

    private void remove(String name) {
        try {
            api.docker().removeVolumeCmd(name).exec();
        } catch (NotFoundException e) {
            // Already removed.
        }
    }
}
