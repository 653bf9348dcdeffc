package io.banyan.engine.container.datapath;

import io.banyan.engine.spec.ServicePort;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One instance, kept on disk.
 *
 * @param ports of its release; a service that has changed since may have others
 * @param check of its release; null means by connecting
 */
record InstanceState(
        String address,
        InstancePhase phase,
        List<ServicePort> ports,
        @Nullable HttpCheck check) {
    InstanceState in(InstancePhase phase) {
        return new InstanceState(address, phase, ports, check);
    }

    /** The port of the container behind a port of the service. */
    Optional<ServicePort> behind(int port) {
        return ports.stream().filter(candidate -> candidate.port() == port).findFirst();
    }
}
