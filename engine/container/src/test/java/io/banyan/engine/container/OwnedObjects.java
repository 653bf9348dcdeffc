package io.banyan.engine.container;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.banyan.engine.container.api.ContainerApi;
import java.time.Duration;
import java.util.Map;

/** What a test's installation left on the machine. */
final class OwnedObjects {
    private OwnedObjects() {}

    static void remove(ContainerApi api, String installation) {
        var docker = api.docker();
        docker.listContainersCmd().withShowAll(true).withLabelFilter(Map.of(Labels.OWNER, installation)).exec().stream()
                .map(container -> container.getId())
                .forEach(container -> quietly(() -> docker.removeContainerCmd(container)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec()));
        docker.listNetworksCmd().exec().stream()
                .map(network -> network.getName())
                .filter(name -> name.startsWith(installation + "."))
                .forEach(name -> quietly(() -> docker.removeNetworkCmd(name).exec()));
        var volumes = docker.listVolumesCmd().exec().getVolumes();
        if (volumes != null) {
            volumes.stream()
                    .map(volume -> volume.getName())
                    .filter(name -> name.startsWith(installation + "."))
                    .forEach(name -> quietly(() -> docker.removeVolumeCmd(name).exec()));
        }
    }

    /** Podman refuses for a moment to remove what is just ending. */
    private static void quietly(Runnable removal) {
        await().atMost(Duration.ofMinutes(1))
                .ignoreException(InternalServerErrorException.class)
                .until(() -> {
                    try {
                        removal.run();
                    } catch (NotFoundException e) {
                        // It went by itself meanwhile.
                    }
                    return true;
                });
    }
}
