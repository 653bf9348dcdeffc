package io.banyan.engine.container;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import io.banyan.engine.container.api.ContainerApi;
import java.time.Duration;
import java.util.Map;

/** What a test's installation left on the machine. */
final class OwnedObjects {
    private OwnedObjects() {}

    /** Looks again until nothing is left: what a closed engine had just asked for may still come into being. */
    static void remove(ContainerApi api, String installation) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            try {
                removeOnce(api.docker(), installation);
            } catch (NotFoundException goneByItself) {
                throw new AssertionError(goneByItself);
            } catch (InternalServerErrorException refused) {
                throw new AssertionError(refused);
            }
        });
    }

    private static void removeOnce(DockerClient docker, String installation) {
        docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(Labels.OWNER, installation))
                .exec()
                .forEach(container -> docker.removeContainerCmd(container.getId())
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec());
        docker.listNetworksCmd().exec().stream()
                .map(Network::getName)
                .filter(name -> name.startsWith(installation + "."))
                .forEach(name -> docker.removeNetworkCmd(name).exec());
        var volumes = docker.listVolumesCmd().exec().getVolumes();
        if (volumes != null) {
            volumes.stream()
                    .map(InspectVolumeResponse::getName)
                    .filter(name -> name.startsWith(installation + "."))
                    .forEach(name -> docker.removeVolumeCmd(name).exec());
        }
    }
}
