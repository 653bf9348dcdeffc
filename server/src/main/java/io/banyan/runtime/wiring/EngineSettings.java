package io.banyan.runtime.wiring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The container engine of this machine.
 *
 * @param api where the Docker-compatible API answers; when not set, the socket {@code run/podman.sock} of the state
 *     directory
 * @param installation tells this installation's containers from others' on the same API
 * @param node name of this machine in observations
 * @param addressPool networks of environments are taken from here, in CIDR notation
 * @param environmentPrefix prefix length of one environment's network, 16 to 24
 * @param shell a statically linked busybox on this machine
 * @param resync how often the engine looks at everything again
 * @param connectTimeout longest wait for a connection to the API
 */
@ConfigurationProperties("banyan.engine")
public record EngineSettings(
        Optional<URI> api,
        @DefaultValue("banyan") String installation,
        @DefaultValue("localhost") String node,
        @DefaultValue("10.192.0.0/12") String addressPool,
        @DefaultValue("20") int environmentPrefix,
        @DefaultValue("/bin/busybox") Path shell,
        @DefaultValue("15s") Duration resync,
        @DefaultValue("2s") Duration connectTimeout) {}
